import type { Command } from './platform';

/** The last part of a path as it may stand in the name of a unit: `/var/cache/apache2/wiki` → `wiki`. */
export function instanceOf(dir: string): string {
  return dir.replace(/^.*\//, '').replaceAll(/[^A-Za-z0-9._-]/g, '-') || 'cache';
}

/**
 * A systemd unit of our own that keeps one cache folder small, for systems that bring none. `htcacheclean` is the path
 * of the program. Source of its switches: the httpd manual, programs/htcacheclean.
 */
export function cleanByOwnUnit(
  { htcacheclean, user }: { readonly htcacheclean: string; readonly user: string },
  dir: string,
  megabytes: number,
): readonly Command[] {
  const unit = `htcacheclean-${instanceOf(dir)}`;
  return [
    {
      run: [
        `cat > /etc/systemd/system/${unit}.service <<'EOF'`,
        '[Unit]',
        `Description=Keeps ${dir} small`,
        '',
        '[Service]',
        'Type=forking',
        `User=${user}`,
        `ExecStart=${htcacheclean} -d30 -n -t -p${dir} -l${megabytes}M`,
        '',
        '[Install]',
        'WantedBy=multi-user.target',
        'EOF',
      ].join('\n'),
      says: `Describes a service that looks every 30 minutes and keeps the folder near ${megabytes} MB; between two looks it may grow beyond that. This system brings no such service.`,
    },
    {
      run: `systemctl daemon-reload && systemctl enable --now ${unit}`,
      says: 'Starts that service now and at every boot.',
    },
  ];
}
