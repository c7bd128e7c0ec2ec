import type { GivenFile } from './bundle-folder';
import { realServerXmls } from './real-configs';
import type { Scenario } from './run-scenario';
import type { Promised } from './scene';

const confluence = 'https://wiki.example.com/confluence';

/** Every scenario of the bench. */
export const scenarios: readonly Scenario[] = [
  scenario(
    'plain HTTP at the root, with only the modules that the bundle names',
    { publicUrl: 'http://wiki.example.com', editing: 'off' },
    { from: 'exact' },
  ),
  scenario(
    'TLS with a context path and a further name, Synchrony reached directly',
    { publicUrl: confluence, editing: 'direct', furtherNames: ['confluence.example.com'] },
    { slow: true },
  ),
  scenario(
    'TLS with only the modules that the bundle names',
    { publicUrl: confluence, editing: 'direct' },
    { from: 'exact' },
  ),
  scenario('TLS at the root, Synchrony through Confluence', {
    publicUrl: 'https://wiki.example.com',
    editing: 'through',
  }),
  scenario('TLS with a context path, Synchrony through Confluence', { publicUrl: confluence, editing: 'through' }),
  scenario('TLS with a context path, no collaborative editing', { publicUrl: confluence, editing: 'off' }),
  scenario('TLS on a port of its own', { publicUrl: 'https://wiki.example.com:8443/confluence', editing: 'direct' }),
  scenario('the recipe for httpd 2.4.37, Synchrony reached directly', {
    publicUrl: confluence,
    editing: 'direct',
    httpdVersion: '2.4.37',
  }),
  scenario('the recipe for httpd 2.4.37, Synchrony through Confluence', {
    publicUrl: confluence,
    editing: 'through',
    httpdVersion: '2.4.37',
  }),
  scenario('Confluence 8.5 on Tomcat 9.0', { publicUrl: confluence, editing: 'direct', release: '8.5' }),
  scenario('Confluence 10.2 on Tomcat 10.1', { publicUrl: confluence, editing: 'direct', release: '10.2' }),
  scenario('Confluence 10.2 on Tomcat 10.1, Synchrony through Confluence', {
    publicUrl: confluence,
    editing: 'through',
    release: '10.2',
  }),
  scenario('Confluence on another machine', { publicUrl: confluence, editing: 'direct', confluenceHost: '10.0.0.11' }),
  ...realServerXmls().map(({ name, text }) =>
    scenario(
      `the admin's own ${name}`,
      { publicUrl: confluence, editing: name.includes('6.1') ? 'off' : 'direct' },
      {},
      [{ path: 'server.xml', text }],
    ),
  ),
];

/** What the builder is asked about the site; its schema is the builder's. */
type Site = {
  readonly publicUrl: string;
  readonly editing: Promised['synchrony'];
  readonly furtherNames?: readonly string[];
  readonly release?: string;
  readonly httpdVersion?: string;
  readonly confluenceHost?: string;
};

function scenario(name: string, site: Site, more: Partial<Scenario> = {}, files: readonly GivenFile[] = []): Scenario {
  const promised: Promised = { synchrony: site.editing, otherNames: site.furtherNames ?? [] };
  return { name, answers: { site: { release: '9.2', ...site } }, files, promised, ...more };
}
