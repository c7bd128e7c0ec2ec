/**
 * Where a file of the Apache machine lies in a bundle: `/etc/apache2/x.conf` → `apache/etc/apache2/x.conf`,
 * `C:/Apache24/x.conf` → `apache/C/Apache24/x.conf`, which every system can unpack.
 */
export function bundlePathOf(installTo: string): string {
  const path = installTo.replaceAll('\\', '/').replace(/^([A-Za-z]):\//, '$1/');
  return `apache/${path.replace(/^\/+/, '')}`;
}
