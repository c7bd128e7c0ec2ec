import type { Platform } from './platform';

/**
 * Where a file of the Apache machine lies in a bundle: `/etc/apache2/x.conf` → `apache/etc/apache2/x.conf`,
 * `C:/Apache24/x.conf` → `apache/C/Apache24/x.conf`, which every system can unpack.
 */
export function bundlePathOf(installTo: string): string {
  const path = installTo.replaceAll('\\', '/').replace(/^([A-Za-z]):\//, '$1/');
  return `apache/${path.replace(/^\/+/, '')}`;
}

/**
 * Whether this is the absolute path of a file that can stand in a bundle and in a command as it is: plain characters,
 * no step out of a folder, a drive letter only on Windows. What an uploaded file was called is nobody's answer.
 */
export function isPlainPath(path: string, { mpm }: Platform): boolean {
  return mpm === 'winnt'
    ? /^[A-Za-z]:(?:[\\/](?!\.+(?:[\\/]|$))[A-Za-z0-9._@+~-]+)+$/.test(path)
    : /^(?:\/(?!\.+(?:\/|$))[A-Za-z0-9._@+~-]+)+$/.test(path);
}
