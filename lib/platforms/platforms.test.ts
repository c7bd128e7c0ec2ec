import { describe, expect, it } from 'vitest';
import { isVersion } from '../httpd/version';
import { bundlePathOf } from './bundle-path';
import { platformIds, platforms } from './index';
import { inLoadOrder } from './load-modules';
import type { Command, Platform } from './platform';

// A platform is a Platform whatever its literal says: the optional parts are asked for by name below.
const each = platformIds.map((id): [string, Platform] => [id, platforms[id]]);
const isWindows = (id: string) => id === 'windows';
const runs = (commands: readonly Command[]) => commands.map(({ run }) => run);

/** Every path that a platform chooses for a site called wiki. */
const pathsOf = (platform: Platform) => [
  platform.siteFile('wiki'),
  platform.certificateFile('a.example'),
  platform.certificateKeyFile('a.example'),
  platform.logFile('wiki', 'access'),
  platform.logFile('wiki', 'error'),
  platform.cacheDir('wiki'),
  platform.webRoot('wiki'),
  ...(platform.mdStore === undefined ? [] : [platform.mdStore]),
  ...(platform.jk ? [platform.jk.workersFile, platform.jk.logFile, platform.jk.shmFile] : []),
];

/** Everything that somebody reads or types. */
const commandsOf = (platform: Platform) => [
  ...platform.enableModules(['cache', 'cache_disk', 'http2', 'jk', 'proxy', 'proxy_http', 'ssl']),
  ...platform.allowBackEnd([8090, 8009]),
  ...platform.openPorts([80, 443, 8444]),
  ...platform.makeFolder({ path: platform.cacheDir('wiki'), owner: 'apache', mode: '0750' }),
  ...platform.makeFolder({ path: platform.webRoot('wiki'), owner: 'root', mode: '0755' }),
  ...platform.cleanCache(platform.cacheDir('wiki'), 500),
  ...platform.forHttp2,
  ...(platform.start ? [platform.start([platform.siteFile('wiki')])] : []),
];

describe.each(each)('%s', (id, platform) => {
  it('is listed under its own id', () => {
    expect(platform.id).toBe(id);
  });

  it('finds the name of a site in the path of its file', () => {
    expect(platform.siteNameOf(platform.siteFile('wiki.example.com'))).toBe('wiki.example.com');
    expect(platform.siteNameOf('/somewhere/else.conf')).toBeUndefined();
    expect(platform.siteNameOf(platform.siteFile('a/b'))).toBeUndefined();
    expect(platform.siteNameOf(`/x${platform.siteFile('a')}`)).toBeUndefined();
  });

  it('names versions that can be compared or none, and days that exist', () => {
    expect(platform.lines.length).toBeGreaterThan(0);
    for (const { httpd, until } of platform.lines) {
      if (httpd !== undefined) expect(httpd).toSatisfy(isVersion);
      if (until) expect(new Date(until).toISOString()).toBe(`${until}T00:00:00.000Z`);
    }
  });

  it('writes every path from the root, in its own style, without backslash or space', () => {
    for (const path of pathsOf(platform)) expect(path).toMatch(isWindows(id) ? /^C:\/[\w./-]+$/ : /^\/[\w./-]+$/);
  });

  it('gives every purpose a place of its own', () => {
    const paths = pathsOf(platform);
    expect(new Set(paths).size).toBe(paths.length);
  });

  it('says something honest about each command, in a sentence, without haste', () => {
    const commands = commandsOf(platform);
    expect(commands.length).toBeGreaterThan(3);
    for (const { run, says } of commands) {
      expect(run.trim()).toBe(run);
      expect(run).not.toContain('undefined');
      expect(says).toMatch(/^[A-Z].{20,}/s);
      expect(says).not.toMatch(/\b(just|simply|please)\b|!/i);
    }
    expect(platform.tried).toMatch(/\.$/);
  });

  it('names the folder and the size in the commands that keep the cache small', () => {
    const text = runs(platform.cleanCache('/data/wiki-cache', 700)).join('\n');
    expect(text).toContain('/data/wiki-cache');
    expect(text).toMatch(/(?<!\d)700M\b/);
    expect(text).toContain('htcacheclean');
  });

  it('enables nothing that is there already', () => {
    const commands = runs(platform.enableModules([...platform.loads]));
    // Debian and SUSE take the whole list and leave what is loaded; the others say only what is missing.
    if (id === 'debian' || id === 'suse') expect(commands.join()).not.toMatch(/\b(so|unixd)\b/);
    else expect(commands).toEqual([]);
  });

  it('asks for nothing where nothing is needed', () => {
    expect(platform.enableModules([])).toEqual([]);
    expect(platform.allowBackEnd([])).toEqual([]);
    expect(platform.openPorts([])).toEqual([]);
    expect(platform.needsRestart?.([]) ?? false).toBe(false);
  });

  it('has mod_jk, or says why not and what to do', () => {
    if (platform.jk) {
      expect(platform.withoutJk).toBeUndefined();
      expect(platform.jk.says).toContain('mod_jk');
      for (const name of platform.jk.alreadySays) expect(name).toMatch(/^jk[a-z]+$/);
    } else {
      expect(platform.withoutJk).toContain('mod_proxy');
    }
  });

  it('has the site read, by its folder or by a command that names it', () => {
    if (!platform.enableSite) {
      expect(platform.include).toBeUndefined();
      return;
    }
    expect(platform.enableSite('wiki')).toContain('wiki');
    const include = platform.include?.('wiki');
    if (include) {
      expect(platform.enableSite('wiki')).toContain(include.line);
      expect(platform.enableSite('wiki')).toContain(include.file);
    }
  });

  it('offers a way to HTTP/2 where its process model has none, and only there', () => {
    expect(platform.forHttp2.length > 0).toBe(platform.mpm === 'prefork');
  });

  it('puts, copies and removes files in its own shell', () => {
    const site = platform.siteFile('wiki');
    const place = platform.placeFile?.({ path: 'a', installTo: site, mode: '0640' });
    if (platform.shell === 'powershell') {
      expect([place, platform.removeFile(site)]).toEqual([`Copy-Item a ${site}`, `Remove-Item ${site}`]);
      expect(platform.copyFile(site, `${site}.before`)).toBe(`Copy-Item ${site} ${site}.before`);
      return;
    }
    // What is mounted is not put anywhere.
    expect(place).toBe(platform.start ? undefined : `install -m 0640 a ${site}`);
    const at = platform.start ? `apache${site}` : site;
    expect(platform.copyFile(site, `${site}.before`)).toBe(`cp -p ${at} ${at}.before`);
    expect(platform.removeFile(site)).toBe(`rm ${at}`);
  });

  it('has a source, with a date, for what it says', () => {
    expect(platform.sources.length).toBeGreaterThan(0);
    for (const { url, checked } of [...platform.sources, ...platform.lines.map((line) => line.source)]) {
      expect(url).toMatch(/^https:\/\//);
      expect(checked).toMatch(/^\d{4}-\d\d-\d\d$/);
    }
  });
});

describe('The place in a bundle', () => {
  it.each([
    ['/etc/apache2/sites-available/wiki.conf', 'apache/etc/apache2/sites-available/wiki.conf'],
    ['C:/Apache24/conf/extra/wiki.conf', 'apache/C/Apache24/conf/extra/wiki.conf'],
    ['d:\\Apache24\\conf\\extra\\wiki.conf', 'apache/d/Apache24/conf/extra/wiki.conf'],
  ])('of %s can be unpacked everywhere', (installTo, path) => {
    expect(bundlePathOf(installTo)).toBe(path);
  });
});

describe('The order of loading', () => {
  it('puts modules before those that need their functions', () => {
    expect(
      inLoadOrder(['proxy_balancer', 'cache_disk', 'proxy_hcheck', 'slotmem_shm', 'proxy', 'watchdog', 'cache']),
    ).toEqual(['cache', 'slotmem_shm', 'watchdog', 'proxy', 'cache_disk', 'proxy_balancer', 'proxy_hcheck']);
  });

  it('names each module once', () => {
    expect(inLoadOrder(['ssl', 'ssl', 'proxy', 'proxy'])).toEqual(['proxy', 'ssl']);
  });
});

describe('Debian', () => {
  const { debian } = platforms;

  it('loads all modules by one command, but not those it is built with', () => {
    expect(runs(debian.enableModules(['headers', 'proxy', 'watchdog']))).toEqual(['a2enmod headers proxy']);
  });

  it('has mod_jk in a package of its own, which says the server-wide part', () => {
    expect(debian.packages(['jk', 'ssl'])).toEqual(['apache2', 'libapache2-mod-jk']);
    expect(debian.jk?.alreadySays).toContain('jkworkersfile');
  });

  it('keeps a cache small by an instance of its own, under a name that a unit may have', () => {
    expect(runs(debian.cleanCache('/srv/cache/my@wiki', 250))).toEqual([
      "printf '%s\\n' 'HTCACHECLEAN_PATH=/srv/cache/my@wiki' 'HTCACHECLEAN_SIZE=250M' 'HTCACHECLEAN_DAEMON_INTERVAL=30' 'HTCACHECLEAN_OPTIONS=-n -t' > /etc/default/apache-htcacheclean-my-wiki",
      'systemctl enable --now apache-htcacheclean@my-wiki',
    ]);
  });

  it('makes folders for Apache and for itself', () => {
    const [own] = debian.makeFolder({ path: '/var/cache/apache2/wiki', owner: 'apache', mode: '0750' });
    expect(own?.run).toBe('install -d -o www-data -g www-data -m 0750 /var/cache/apache2/wiki');
    const [web] = debian.makeFolder({ path: '/var/www/wiki', owner: 'root', mode: '0755' });
    expect(web?.run).toBe('install -d -o root -g root -m 0755 /var/www/wiki');
  });

  it('listens on 443 only with TLS', () => {
    expect(debian.listens(['proxy'])).toEqual([80]);
    expect(debian.listens(['ssl'])).toEqual([80, 443]);
  });
});

describe('Red Hat', () => {
  const { rhel } = platforms;

  it('has TLS and HTTP/2 in packages of their own', () => {
    expect(rhel.packages(['http2', 'proxy', 'proxy_http2', 'ssl'])).toEqual(['httpd', 'mod_http2', 'mod_ssl']);
  });

  it('loads everything but mod_jk by itself', () => {
    expect(rhel.enableModules(['cache_disk', 'proxy_balancer', 'ssl'])).toEqual([]);
    expect(runs(rhel.enableModules(['jk']))).toEqual([
      "echo 'LoadModule jk_module modules/mod_jk.so' > /etc/httpd/conf.modules.d/20-jk.conf",
    ]);
  });

  it('lets Apache connect, and tells the narrower way for ports without a label', () => {
    const [command] = rhel.allowBackEnd([8090, 8009, 8081]);
    expect(command?.run).toBe('setsebool -P httpd_can_network_connect on');
    expect(command?.says).toContain(
      'semanage port -a -t http_port_t -p tcp 8090 && semanage port -m -t http_port_t -p tcp 8081 && setsebool -P httpd_can_network_relay on',
    );
  });

  it('needs no label for AJP: 8009 has one', () => {
    expect(rhel.allowBackEnd([8009])[0]?.says).toMatch(/in its place: setsebool -P httpd_can_network_relay on$/);
  });

  it('opens ports by name where they have one, and labels those that SELinux does not know', () => {
    expect(runs(rhel.openPorts([80, 443]))).toEqual([
      'firewall-cmd --permanent --add-service=http --add-service=https && firewall-cmd --reload',
    ]);
    expect(runs(rhel.openPorts([8444]))).toEqual([
      'semanage port -a -t http_port_t -p tcp 8444',
      'firewall-cmd --permanent --add-port=8444/tcp && firewall-cmd --reload',
    ]);
  });

  it('labels folders outside the ones that the policy knows', () => {
    const wish = { owner: 'apache', mode: '0750' } as const;
    expect(rhel.makeFolder({ ...wish, path: rhel.cacheDir('wiki') })).toHaveLength(1);
    expect(runs(rhel.makeFolder({ ...wish, path: '/data/cache' }))[1]).toBe(
      "semanage fcontext -a -t httpd_cache_t '/data/cache(/.*)?' && restorecon -R /data/cache",
    );
    expect(rhel.makeFolder({ path: rhel.webRoot('wiki'), owner: 'root', mode: '0755' })).toHaveLength(1);
    expect(runs(rhel.makeFolder({ path: '/data/web', owner: 'root', mode: '0755' }))[1]).toContain(
      'httpd_sys_content_t',
    );
  });

  it('does not enable a unit that cannot be enabled', () => {
    const text = runs(rhel.cleanCache('/var/cache/httpd/wiki', 300)).join('\n');
    expect(text).toContain('systemctl add-wants multi-user.target htcacheclean.service');
    expect(text).not.toMatch(/systemctl enable/);
  });
});

describe('SUSE', () => {
  const { suse } = platforms;

  it('names no version that nobody could read', () => {
    expect(suse.lines.map(({ httpd }) => httpd).filter(Boolean)).toEqual([]);
  });

  it('enables one module at a time, in an order that works, and the flag that TLS needs', () => {
    expect(runs(suse.enableModules(['cache_disk', 'cache', 'proxy_http', 'proxy', 'ssl', 'unixd']))).toEqual([
      'for module in cache proxy cache_disk proxy_http ssl; do a2enmod "$module"; done',
      'a2enflag SSL',
    ]);
    expect(runs(suse.enableModules(['proxy']))).toEqual(['for module in proxy; do a2enmod "$module"; done']);
  });

  it('knows that flags and the process model wait for a restart', () => {
    expect(suse.needsRestart?.(['ssl'])).toBe(true);
    expect(suse.needsRestart?.(['http2'])).toBe(true);
    expect(suse.needsRestart?.(['proxy'])).toBe(false);
  });

  it('brings the event model for HTTP/2 and mod_jk in packages', () => {
    expect(suse.packages(['http2', 'jk'])).toEqual(['apache2', 'apache2-utils', 'apache2-event', 'apache2-mod_jk']);
  });

  it('names logs so that the rotation takes them', () => {
    expect(suse.logFile('wiki', 'access')).toMatch(/\/[^/]+-access_log$/);
    expect(suse.logFile('wiki', 'error')).toMatch(/\/[^/]+-error_log$/);
    expect(suse.jk?.logFile).toMatch(/\/[^/]+-error_log$/);
  });
});

describe('Windows', () => {
  const { windows } = platforms;

  it('knows its site files by backslashes and in any case of letters too', () => {
    expect(windows.siteNameOf('c:\\apache24\\conf\\extra\\wiki.conf')).toBe('wiki');
    expect(windows.siteNameOf('D:/Apache24/conf/extra/wiki.conf')).toBe('wiki');
    expect(windows.siteNameOf('C:\\Apache24\\conf\\httpd.conf')).toBeUndefined();
  });

  it('uncomments exactly the lines of the missing modules', () => {
    expect(runs(windows.enableModules(['proxy', 'headers', 'alias', 'proxy_http']))).toEqual([
      "(Get-Content C:/Apache24/conf/httpd.conf) -replace '^#(LoadModule (proxy|headers|proxy_http)_module )','$1' | Set-Content C:/Apache24/conf/httpd.conf",
    ]);
  });

  it('adds the line of mod_jk, which the stock file does not have', () => {
    const [command] = windows.enableModules(['jk']);
    expect(command?.run).toContain("'LoadModule jk_module modules/mod_jk.so'");
    expect(command?.run).toContain('Add-Content');
  });

  it('tests and reloads by httpd.exe', () => {
    expect(windows.test).toBe('C:\\Apache24\\bin\\httpd.exe -n Apache2.4 -t');
    expect(windows.reload).toBe('C:\\Apache24\\bin\\httpd.exe -k restart -n Apache2.4');
  });

  it('leaves the cache to the service and to administrators', () => {
    const made = runs(windows.makeFolder({ path: 'C:/Apache24/cache/wiki', owner: 'apache', mode: '0750' }));
    expect(made[1]).toBe(
      'icacls C:/Apache24/cache/wiki /inheritance:r /grant "*S-1-5-18:(OI)(CI)F" "*S-1-5-32-544:(OI)(CI)F"',
    );
  });
});

describe('The official image', () => {
  const image = platforms['httpd-image'];

  it('takes the stock file out of the image and uncomments lines in the copy', () => {
    expect(runs(image.enableModules(['ssl', 'socache_shmcb', 'headers']))).toEqual([
      '[ -e apache/usr/local/apache2/conf/httpd.conf ] || docker run --rm httpd:2.4 cat /usr/local/apache2/conf/httpd.conf > apache/usr/local/apache2/conf/httpd.conf',
      "sed -i -E 's/^#(LoadModule (socache_shmcb|ssl)_module )/\\1/' apache/usr/local/apache2/conf/httpd.conf",
    ]);
  });

  it('mounts folders of sites as a whole and other files alone', () => {
    expect(
      image.start?.([
        '/usr/local/apache2/conf/extra/a.conf',
        '/usr/local/apache2/conf/extra/b.conf',
        '/usr/local/apache2/htdocs/wiki/robots.txt',
      ])?.run,
    ).toBe(
      'docker run -d --name apache --restart unless-stopped --network host -v apache-cache:/usr/local/apache2/cache -v apache-md:/usr/local/apache2/md -v "$PWD/apache/usr/local/apache2/conf/httpd.conf:/usr/local/apache2/conf/httpd.conf:ro" -v "$PWD/apache/usr/local/apache2/conf/extra:/usr/local/apache2/conf/extra:ro" -v "$PWD/apache/usr/local/apache2/htdocs/wiki/robots.txt:/usr/local/apache2/htdocs/wiki/robots.txt:ro" httpd:2.4',
    );
  });

  it('logs where docker logs looks', () => {
    expect(image.logFile('wiki', 'access')).toBe('/proc/self/fd/1');
    expect(image.logFile('wiki', 'error')).toBe('/proc/self/fd/2');
  });
});

describe('A build from source', () => {
  it('shares the layout of the image, but works on the installed httpd.conf', () => {
    expect(runs(platforms.source.enableModules(['rewrite', 'jk']))).toEqual([
      "sed -i -E 's/^#(LoadModule (rewrite)_module )/\\1/' /usr/local/apache2/conf/httpd.conf",
      "grep -qxF 'LoadModule jk_module modules/mod_jk.so' /usr/local/apache2/conf/httpd.conf || echo 'LoadModule jk_module modules/mod_jk.so' >> /usr/local/apache2/conf/httpd.conf",
    ]);
  });
});
