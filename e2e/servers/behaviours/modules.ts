import { type Behaviour, same } from '../behaviour';
import type { Scene } from '../scene';
import { line, script } from '../shell';

/** Whether the list of modules is exact; that it is enough follows from Apache's start with no others. */
export const modules: readonly Behaviour[] = [
  {
    sentence: 'without any one of the modules that the bundle names Apache refuses the configuration',
    answeredBy: 'application',
    appliesTo: ({ from }) => from === 'exact',
    check: async (scene) => {
      const named = scene.bundle.manifest.apache.modules.filter((name) => !askedOnlyWhenNeeded.includes(name));
      const idle: string[] = [];
      for (const name of named) if (!(await isMissed(scene, name))) idle.push(name);
      same('modules that nobody misses', idle, []);
      return named.join(', ');
    },
  },
];

/**
 * Found by the scheme of an address while a request is served, or, as http2, only missed by a browser: no test of the
 * configuration misses them, their own sentences do. Balancers are looked into at the start only.
 */
const askedOnlyWhenNeeded = [
  'proxy_http',
  'proxy_wstunnel',
  'http2',
  'proxy_balancer',
  'slotmem_shm',
  'lbmethod_byrequests',
];

async function isMissed({ machine, bundle }: Scene, name: string): Promise<boolean> {
  const file = `/etc/apache2/mods-enabled/${name}.load`;
  await machine.must(script(line('mv', file, '/tmp/absent.load')));
  const { code } = await machine.run(['sh', '-c', bundle.manifest.apache.test]);
  await machine.must(script(line('mv', '/tmp/absent.load', file)));
  return code !== 0;
}
