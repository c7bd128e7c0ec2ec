import type { Behaviour } from '../behaviour';
import { access } from './access';
import { addresses } from './addresses';
import { cache } from './cache';
import { cluster } from './cluster';
import { compression } from './compression';
import { connections } from './connections';
import { hostile } from './hostile';
import { http2 } from './http2';
import { identity } from './identity';
import { longRequests } from './long-requests';
import { maintenance } from './maintenance';
import { managers } from './managers';
import { modJk } from './mod-jk';
import { modules } from './modules';
import { redirects } from './redirects';
import { responses } from './responses';
import { shapes } from './shapes';
import { synchrony } from './synchrony';
import { testssl } from './testssl';
import { tls } from './tls';
import { uploads } from './uploads';

/** Every sentence the bench can check, in the order in which they are checked. */
export const behaviours: readonly Behaviour[] = [
  ...addresses,
  ...identity,
  ...redirects,
  ...responses,
  ...connections,
  ...shapes,
  ...tls,
  ...testssl,
  ...synchrony,
  ...uploads,
  ...longRequests,
  ...modJk,
  ...managers,
  ...compression,
  ...http2,
  ...hostile,
  ...access,
  ...cache,
  ...maintenance,
  ...cluster,
  ...modules,
];
