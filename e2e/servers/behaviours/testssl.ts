import { type Behaviour, same } from '../behaviour';
import { targetOf } from '../scene';

/** What testssl.sh has to have looked at, by its own names, for its silence to mean something. */
const looked = [
  ...['SSLv2', 'SSLv3', 'TLS1', 'TLS1_1', 'TLS1_2', 'TLS1_3'],
  ...['NULL', 'aNULL', 'EXPORT', 'LOW', '3DES_IDEA', 'AVERAGE', 'STRONG'].map((name) => `cipherlist_${name}`),
  ...['secure_renego', 'secure_client_renego', 'CRIME_TLS', 'BREACH', 'POODLE_SSL', 'fallback_SCSV', 'SWEET32'],
  ...['FREAK', 'DROWN', 'LOGJAM', 'BEAST', 'LUCKY13', 'RC4'],
];

/** TLS as a program sees it that admins use for that. */
export const testssl: readonly Behaviour[] = [
  {
    sentence: 'testssl.sh finds no old protocol, no weak cipher and no known weakness',
    answeredBy: 'application',
    appliesTo: ({ promised }) => promised.testssl ?? false,
    check: async (scene) => {
      const { address, port } = targetOf(scene);
      const report = '/tmp/testssl.json';
      const place = ['-n', 'none', '--ip', address, '--add-ca', '/bench/authority.pem'];
      const manner = ['--warnings', 'off', '--quiet', '--color', '0', '--ids-friendly', '--jsonfile', report];
      const words = ['testssl', ...place, ...manner, '-p', '-s', '-U', `${scene.url.hostname}:${port}`];
      const { output } = await scene.machine.run(words, { namespace: 'clients' });
      const text = await scene.machine.read(report);
      if (text === '') throw new Error(output);
      // Its own words, see its manual page.
      const findings = JSON.parse(text) as { id: string; severity: string; finding: string }[];
      const found = (id: string) => findings.find((one) => one.id === id);
      same(
        'not looked at',
        looked.filter((id) => !found(id)),
        [],
      );
      const bad = findings.filter(({ severity }) => !['OK', 'INFO', 'WARN', 'DEBUG'].includes(severity));
      same(
        'findings',
        bad.map(({ id, severity, finding }) => `${severity} ${id}: ${finding}`),
        [],
      );
      return `${looked.length} of ${findings.length} findings by name, none bad`;
    },
  },
];
