import { describe, expect, it } from 'vitest';
import { isVersion } from '../httpd/version';
import { platformIds, platforms } from './index';

const each = platformIds.map((id) => [id, platforms[id]] as const);

describe.each(each)('%s', (id, platform) => {
  it('is listed under its own id', () => {
    expect(platform.id).toBe(id);
  });

  it('finds the name of a site in the path of its file', () => {
    expect(platform.siteNameOf(platform.siteFile('wiki.example.com'))).toBe('wiki.example.com');
    expect(platform.siteNameOf('/somewhere/else.conf')).toBeUndefined();
    expect(platform.siteNameOf(platform.siteFile('a/b'))).toBeUndefined();
  });

  it('names versions that can be compared, and days that exist', () => {
    for (const { httpd, until } of platform.lines) {
      expect(httpd).toSatisfy(isVersion);
      if (until) expect(new Date(until).toISOString()).toBe(`${until}T00:00:00.000Z`);
    }
  });

  it('keeps certificate and key apart, in absolute paths', () => {
    const files = [platform.certificateFile('a.example'), platform.certificateKeyFile('a.example')];
    expect(new Set(files).size).toBe(2);
    for (const file of files) expect(file).toMatch(/^\/etc\/.*a\.example/);
  });

  it('listens on 443 only with TLS', () => {
    expect(platform.listens(['proxy'])).toEqual([80]);
    expect(platform.listens(['ssl'])).toEqual([80, 443]);
  });

  it('asks for nothing where nothing is needed', () => {
    expect(platform.enableModules([])).toEqual([]);
    expect(platform.allowBackEnd([])).toEqual([]);
    expect(platform.packages([])).toHaveLength(1);
  });
});

describe('Debian', () => {
  it('loads all modules by one command, but not those it is built with', () => {
    expect(platforms.debian.enableModules(['headers', 'proxy', 'watchdog']).map(({ run }) => run)).toEqual([
      'a2enmod headers proxy',
    ]);
  });

  it('has mod_jk in a package of its own', () => {
    expect(platforms.debian.packages(['jk', 'ssl'])).toEqual(['apache2', 'libapache2-mod-jk']);
  });
});

describe('Red Hat', () => {
  it('has TLS and HTTP/2 in packages of their own', () => {
    expect(platforms.rhel.packages(['http2', 'proxy', 'ssl'])).toEqual(['httpd', 'mod_http2', 'mod_ssl']);
  });

  it('lets Apache connect, and tells the narrower way for ports without a label', () => {
    const [command] = platforms.rhel.allowBackEnd([8090, 8009, 8081]);
    expect(command?.run).toBe('setsebool -P httpd_can_network_connect on');
    expect(command?.says).toContain(
      'semanage port -a -t http_port_t -p tcp 8090 && semanage port -m -t http_port_t -p tcp 8081 && setsebool -P httpd_can_network_relay on',
    );
  });
});
