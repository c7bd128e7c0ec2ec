import { type Behaviour, same } from '../behaviour';
import { addresses } from '../machine';
import type { Somebody } from '../promised';
import { visit } from '../scene';

/** Apache's own pages about its workers, and what each of them says of itself. */
const known = ['/balancer-manager', '/jk-status', '/jk-manager', '/server-status', '/server-info', '/status-worker'];
const marks = /Balancer Manager|JK Status Manager|Apache Server Status|Apache Server Information/i;
const everybody = Object.keys(addresses) as Somebody[]; // its own keys

/** Who may see what Apache tells about itself. */
export const managers: readonly Behaviour[] = [
  {
    sentence: 'the pages where Apache tells of its workers are shown to nobody but those who were promised them',
    answeredBy: 'application',
    check: async (scene) => {
      const { paths = [], allowed = [] } = scene.promised.managers ?? {};
      for (const path of [...known, ...known.map((one) => scene.contextPath + one), ...paths]) {
        for (const from of everybody) {
          if (paths.includes(path) && allowed.includes(from)) continue;
          const { status, body } = await visit(scene, path, { from });
          same(`${path} shown to ${from} (${status})`, marks.exec(body)?.[0], undefined);
        }
      }
      for (const path of paths) {
        for (const from of allowed)
          same(`${path} shown to ${from}`, marks.test((await visit(scene, path, { from })).body), true);
      }
      return paths.length === 0 ? 'nobody' : `${paths.join(', ')} to ${allowed.join(', ')}`;
    },
  },
];
