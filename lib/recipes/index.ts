import { adminAccess } from './admin-access';
import { backEndTls } from './back-end-tls';
import { behindLoadBalancer } from './behind-load-balancer';
import { clientAddresses } from './client-addresses';
import { cluster } from './cluster';
import { collaborativeEditing } from './collaborative-editing';
import { compression } from './compression';
import { forwardedHeaders } from './forwarded-headers';
import { furtherApplications } from './further-applications';
import { hardening } from './hardening';
import { http2 } from './http2';
import { keptPaths } from './kept-paths';
import { largerHeaders } from './larger-headers';
import { maintenancePage } from './maintenance-page';
import { modJk } from './mod-jk';
import { ownDirectives } from './own-directives';
import { processSizes } from './process-sizes';
import { publicAddress } from './public-address';
import { rateLimits } from './rate-limits';
import type { Recipe } from './recipe';
import { redirectFurtherNames } from './redirect-further-names';
import { redirectToHttps } from './redirect-to-https';
import { refuseOtherNames } from './refuse-other-names';
import { refusedMethods } from './refused-methods';
import { responseHeaders } from './response-headers';
import { reverseProxy } from './reverse-proxy';
import { robots } from './robots';
import { setupShut } from './setup-shut';
import { staticCache } from './static-cache';
import { statusPage } from './status-page';
import { strictTransportSecurity } from './strict-transport-security';
import { tls } from './tls';
import { unicodeTitles } from './unicode-titles';
import { unproxiedConnector } from './unproxied-connector';
import { uploadSize } from './upload-size';
import { virtualPatches } from './virtual-patches';

/** In the order their lines are to stand in a file. */
export const recipes: readonly Recipe[] = [
  redirectToHttps,
  redirectFurtherNames,
  publicAddress,
  processSizes,
  behindLoadBalancer,
  tls,
  http2,
  strictTransportSecurity,
  forwardedHeaders,
  unicodeTitles,
  uploadSize,
  compression,
  staticCache,
  clientAddresses,
  maintenancePage,
  robots,
  responseHeaders,
  refusedMethods,
  hardening,
  refuseOtherNames,
  largerHeaders,
  adminAccess,
  setupShut,
  virtualPatches,
  rateLimits,
  keptPaths,
  statusPage,
  furtherApplications,
  cluster,
  collaborativeEditing,
  backEndTls,
  reverseProxy,
  modJk,
  unproxiedConnector,
  ownDirectives,
];
