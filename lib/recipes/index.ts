import { backEndTls } from './back-end-tls';
import { behindLoadBalancer } from './behind-load-balancer';
import { collaborativeEditing } from './collaborative-editing';
import { forwardedHeaders } from './forwarded-headers';
import { furtherApplications } from './further-applications';
import { keptPaths } from './kept-paths';
import { publicAddress } from './public-address';
import type { Recipe } from './recipe';
import { redirectFurtherNames } from './redirect-further-names';
import { redirectToHttps } from './redirect-to-https';
import { reverseProxy } from './reverse-proxy';
import { strictTransportSecurity } from './strict-transport-security';
import { tls } from './tls';
import { unicodeTitles } from './unicode-titles';
import { unproxiedConnector } from './unproxied-connector';
import { uploadSize } from './upload-size';

/** In the order their lines are to stand in a file. */
export const recipes: readonly Recipe[] = [
  redirectToHttps,
  redirectFurtherNames,
  publicAddress,
  behindLoadBalancer,
  tls,
  strictTransportSecurity,
  forwardedHeaders,
  unicodeTitles,
  uploadSize,
  keptPaths,
  furtherApplications,
  collaborativeEditing,
  backEndTls,
  reverseProxy,
  unproxiedConnector,
];
