import type { DirectiveFacts } from './facts';
import { everywhere, hosts, inModule } from './facts';

const cacheDirective = inModule('cache');

export const cacheDirectives: readonly DirectiveFacts[] = [
  cacheDirective('CacheDefaultExpire', everywhere, 'How many seconds a copy lasts if the answer does not say.'),
  cacheDirective('CacheDetailHeader', everywhere, 'Tells in a header why an answer came from the cache or not.'),
  cacheDirective('CacheDisable', everywhere, 'Keeps no copies of what lies below a path.', { identity: 1 }),
  cacheDirective('CacheEnable', everywhere, 'Keeps copies of what lies below a path.', { identity: 2 }),
  cacheDirective('CacheHeader', everywhere, 'Tells in a header whether an answer came from the cache.'),
  cacheDirective('CacheIgnoreCacheControl', hosts, 'Whether a copy is served though the browser asked for a new one.'),
  cacheDirective('CacheIgnoreHeaders', hosts, 'Headers that are never stored with a copy.'),
  cacheDirective('CacheIgnoreNoLastMod', everywhere, 'Whether answers without a date are kept too.'),
  cacheDirective('CacheIgnoreQueryString', hosts, 'Whether the part behind the question mark is ignored.'),
  cacheDirective('CacheIgnoreURLSessionIdentifiers', hosts, 'Session marks in addresses that are ignored.'),
  cacheDirective('CacheKeyBaseURL', hosts, 'The address that copies are filed under.'),
  cacheDirective('CacheLastModifiedFactor', everywhere, 'How long a copy lasts, as a share of its age.'),
  cacheDirective('CacheLock', hosts, 'Whether only one request at a time renews a copy.'),
  cacheDirective('CacheLockMaxAge', hosts, 'How many seconds the others wait for it at most.'),
  cacheDirective('CacheLockPath', hosts, 'The folder for those locks.'),
  cacheDirective('CacheMaxExpire', everywhere, 'How many seconds a copy lasts at most.'),
  cacheDirective('CacheMinExpire', everywhere, 'How many seconds a copy lasts at least.'),
  cacheDirective(
    'CacheQuickHandler',
    hosts,
    'Serves copies before anything else, access rules included, is looked at.',
  ),
  cacheDirective('CacheStaleOnError', everywhere, 'Whether an old copy is served if the back end fails.'),
  cacheDirective('CacheStoreExpired', everywhere, 'Whether answers that are out of date already are kept.'),
  cacheDirective('CacheStoreNoStore', everywhere, 'Whether answers marked no-store are kept.'),
  cacheDirective('CacheStorePrivate', everywhere, 'Whether answers marked private are kept.'),
];

const cacheDiskDirective = inModule('cache_disk');

export const cacheDiskDirectives: readonly DirectiveFacts[] = [
  cacheDiskDirective('CacheDirLength', hosts, 'How many characters the names of cache folders have.'),
  cacheDiskDirective('CacheDirLevels', hosts, 'How deep the cache folders are nested.'),
  cacheDiskDirective('CacheMaxFileSize', everywhere, 'The largest answer that is kept, in bytes.'),
  cacheDiskDirective('CacheMinFileSize', everywhere, 'The smallest answer that is kept, in bytes.'),
  cacheDiskDirective('CacheReadSize', everywhere, 'How many bytes are read before they are sent on.'),
  cacheDiskDirective('CacheReadTime', everywhere, 'How many milliseconds are spent reading before sending on.'),
  cacheDiskDirective('CacheRoot', hosts, 'The folder copies are kept in.'),
];

const cacheSocacheDirective = inModule('cache_socache');

export const cacheSocacheDirectives: readonly DirectiveFacts[] = [
  cacheSocacheDirective('CacheSocache', hosts, 'The shared memory copies are kept in.'),
];
