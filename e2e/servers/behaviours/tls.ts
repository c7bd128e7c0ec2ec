import { type Behaviour, same } from '../behaviour';
import { type Scene, targetOf } from '../scene';

/** Which TLS is spoken, asked with OpenSSL's own client. */
export const tls: readonly Behaviour[] = [
  {
    sentence: 'only the promised versions of TLS are spoken',
    answeredBy: 'application',
    appliesTo: ({ url }) => url.protocol === 'https:',
    check: async (scene) => {
      const spoken: string[] = [];
      for (const [version, flag] of Object.entries(flags)) if (await shakesHands(scene, [flag])) spoken.push(version);
      same('spoken', spoken, scene.promised.tls?.versions ?? ['1.2', '1.3']);
      return spoken.join(', ');
    },
  },
  {
    sentence: 'the promised suites of TLS 1.2 are accepted, and those that were ruled out are refused',
    answeredBy: 'application',
    appliesTo: ({ url, promised }) => url.protocol === 'https:' && promised.tls !== undefined,
    check: async (scene) => {
      const { accepts = [], refuses = [] } = scene.promised.tls ?? {};
      for (const [suites, wanted] of [
        [accepts, true],
        [refuses, false],
      ] as const) {
        for (const suite of suites)
          same(suite, await shakesHands(scene, ['-tls1_2', '-cipher', `${suite}:@SECLEVEL=0`]), wanted);
      }
      return `${accepts.length} accepted, ${refuses.length} refused`;
    },
  },
];

const flags = { '1.0': '-tls1', '1.1': '-tls1_1', '1.2': '-tls1_2', '1.3': '-tls1_3' } as const;

async function shakesHands(scene: Scene, words: readonly string[]): Promise<boolean> {
  const { address, port } = targetOf(scene);
  const lenient = words.includes('-cipher') || words.includes('-tls1_3') ? [] : ['-cipher', 'ALL:@SECLEVEL=0'];
  const { output } = await scene.machine.run(
    ['openssl', 's_client', '-connect', `${address}:${port}`, '-servername', scene.url.hostname, ...words, ...lenient],
    { namespace: 'clients' },
  );
  return /Cipher is (?!\(NONE\))/.test(output);
}
