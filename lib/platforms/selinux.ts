import type { Source } from '../text/source';
import type { Command } from './platform';

export const selinuxPolicy: Source = {
  title: 'Fedora, SELinux policy',
  url: 'https://github.com/fedora-selinux/selinux-policy',
  checked: '2026-11-23',
};

/** Ports of http_port_t and http_cache_port_t: Apache may listen on them, and connect to them as a relay. */
const labelled = new Set([80, 81, 443, 488, 8008, 8009, 8080, 8118, 8123, 8443, 9000]);
const isLabelled = (port: number) => labelled.has(port) || (port >= 10_001 && port <= 10_010);
/** Ports that belong to something else in its eyes: their label is changed, not added. */
const takenBySomethingElse = new Set([8081, 8082, 8083]);

/** Lets Apache connect to these ports: the simple way to run, the narrow way in words; no step for no port. */
export function letApacheConnect(ports: readonly number[]): readonly Command[] {
  if (ports.length === 0) return [];
  const narrower = [...labels(ports), 'setsebool -P httpd_can_network_relay on'].join(' && ');
  return [
    {
      run: 'setsebool -P httpd_can_network_connect on',
      says: `SELinux keeps Apache from connecting to Confluence until this is on (error 503, “Permission denied” in the log). It opens every port to Apache; narrower, in its place: ${narrower}`,
    },
  ];
}

/** Lets Apache listen on ports that SELinux does not count as web servers; no step where all are counted so already. */
export function letApacheListen(ports: readonly number[]): readonly Command[] {
  const commands = labels(ports);
  if (commands.length === 0) return [];
  return [
    {
      run: commands.join(' && '),
      says: 'Where SELinux is enforced, Apache may not listen on other ports than those labelled for web servers; it would not start.',
    },
  ];
}

/** Labels a folder outside the ones the policy knows: `cache` may be written by Apache, `web` read. */
export function labelFolder(path: string, use: 'cache' | 'web'): Command {
  const type = use === 'cache' ? 'httpd_cache_t' : 'httpd_sys_content_t';
  return {
    run: `semanage fcontext -a -t ${type} '${path}(/.*)?' && restorecon -R ${path}`,
    says: `Tells SELinux that Apache may ${use === 'cache' ? 'write' : 'read'} here. Only where SELinux is enforced.`,
  };
}

function labels(ports: readonly number[]): string[] {
  return ports
    .filter((port) => !isLabelled(port))
    .map((port) => `semanage port ${takenBySomethingElse.has(port) ? '-m' : '-a'} -t http_port_t -p tcp ${port}`);
}
