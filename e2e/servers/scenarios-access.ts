import type { Answers } from './bundle-folder';
import type { PromisedAccess } from './promised';
import type { Scenario } from './run-scenario';

const confluence = 'https://wiki.example.com/confluence';

/** Paths that the recipes guard and shut, one of each kind. */
const guarded = ['/admin', '/plugins/servlet/upm', '/rest/plugins', '/plugins/servlet/oauth/consumers'];
const shut = ['/setup', '/bootstrap', '/json/setup-restore.action'];
const access: PromisedAccess = { guarded, allowed: ['admin', 'admin6'], shut };

const guards: Answers = {
  'admin-access': { networks: ['198.51.100.0/24', 'fd00:5::/64'], ownAddress: '198.51.100.9' },
  'setup-shut': {},
};

const headers = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'X-Frame-Options': 'SAMEORIGIN',
};

/** Who may come in, what is shut, and what browsers and strangers are told. */
export const accessScenarios: readonly Scenario[] = [
  {
    name: 'administration and installation guarded below a context path, with every hardening',
    answers: {
      site: { publicUrl: confluence, editing: 'direct', release: '9.2' },
      features: {
        ...guards,
        'response-headers': { referrer: 'same-origin', framing: 'same-origin' },
        hardening: {},
        'refuse-other-names': {},
        'larger-headers': { kilobytes: 48 },
      },
    },
    promised: { synchrony: 'direct', access, headers, hardened: true },
  },
  {
    name: 'administration and installation guarded at the root, on Tomcat 10.1',
    answers: {
      site: { publicUrl: 'https://wiki.example.com', editing: 'off', release: '10.2' },
      features: guards,
    },
    from: 'exact',
    promised: { synchrony: 'off', access },
  },
  {
    name: 'administration and installation guarded through mod_jk',
    answers: {
      site: { publicUrl: confluence, editing: 'off', release: '9.2', connection: 'mod_jk' },
      features: { ...guards, hardening: {} },
    },
    promised: { synchrony: 'off', access, hardened: true },
  },
  {
    name: 'administration guarded behind a load balancer',
    answers: {
      site: { publicUrl: confluence, editing: 'off', release: '9.2', tlsEnds: 'before' },
      features: { ...guards, 'behind-load-balancer': { networks: ['203.0.113.4', '198.51.100.4', '10.77.0.4'] } },
    },
    front: { speaks: 'headers', endsTls: true, port: 80 },
    // Each request comes over a connection of its own here; one path of each kind has to do.
    promised: { synchrony: 'off', access: { ...access, guarded: ['/admin'], shut: ['/setup'] } },
  },
  {
    name: 'known holes of an old release blocked',
    answers: {
      site: { publicUrl: confluence, editing: 'off', release: '8.5' },
      features: { 'virtual-patches': {} },
    },
    promised: {
      synchrony: 'off',
      access: {
        guarded: [],
        allowed: [],
        shut: ['/setup', '/json/setup-restore.action'],
      },
    },
  },
  {
    name: "the admin's own directives, at the end of the site",
    answers: {
      site: { publicUrl: confluence, editing: 'off', release: '9.2' },
      features: {
        'own-directives': {
          text: 'Header always set X-Own "yes, ours"\n<Location "/own">\n    Require all denied\n</Location>',
        },
      },
    },
    from: 'exact',
    promised: { synchrony: 'off', headers: { 'X-Own': 'yes, ours' } },
  },
];
