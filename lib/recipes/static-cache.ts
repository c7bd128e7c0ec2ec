import { z } from 'zod';
import { filePath } from '../answer-kinds';
import { httpd } from '../httpd/write';
import type { Platform } from '../platforms/platform';
import type { Site } from '../site';
import { type Features, recipe } from './recipe';
import { atlassianCache, manual } from './sources';

export const staticCache = recipe({
  id: 'static-cache',
  title: 'Static files from Apache’s disk',
  topic: 'speed',
  says: `Apache keeps copies of Confluence’s scripts, style sheets and icons and serves them by itself, also while every
    thread of Confluence is busy. Pages, attachments and data are never kept. It costs disk space; an idle Confluence does
    not get faster by it.`,
  sources: [manual('CacheEnable'), atlassianCache],
  isOptional: true,

  asks: z.strictObject({
    folder: filePath.optional().meta({
      title: 'Folder of the copies',
      help: 'A folder for nothing else: what grows too large in it is deleted. Empty: the usual place of the system.',
    }),
    megabytes: z
      .int('Enter a whole number of megabytes.')
      .min(50, 'Below 50 MB, copies are thrown away before anybody asks for them again.')
      .max(100_000, '100,000 MB is the most.')
      .default(500)
      .meta({
        title: 'Keep it near',
        unit: 'MB',
        help: 'A cleaner looks now and then. Each file is kept once for each way that browsers ask for compression.',
      }),
  }),

  refuses: (site, { folder }) =>
    folder === undefined
      ? []
      : whyNot(folder, site)
          .slice(0, 1)
          .map((says) => ({ field: 'folder', says })),

  write: ({ address, platform }, { folder, megabytes }, features) => {
    const root = folder ?? platform.cacheDir('confluence');
    const from = ['features.static-cache.folder'];
    return {
      vhost: [
        {
          says: 'Copies of static files lie in a folder of their own.',
          why: `Two levels of folders are enough for ${megabytes} MB. The usual limit of 1 MB for a file would leave out the large batches of scripts, which are worth the most.`,
          from: [...from, 'features.static-cache.megabytes'],
          sources: [manual('CacheRoot'), manual('CacheMaxFileSize')],
          lines: httpd`
            CacheRoot ${root}
            CacheDirLevels 2
            CacheDirLength 1
            CacheMaxFileSize 20000000
          `,
        },
        {
          says: 'Access rules are asked before the cache is.',
          why: 'By default Apache looks into the cache first: a page kept for somebody who may see it would go to everybody. Asking first costs 5 to 10 % of the time for a cached file (measured with 2.4.71).',
          from: [],
          sources: [manual('CacheQuickHandler')],
          lines: httpd`CacheQuickHandler off`,
        },
        {
          says: 'No cookie is kept with a copy, and nothing that is marked private.',
          why: 'A session cookie that came with the first answer would be handed to every later visitor, who would then be logged in as somebody else.',
          from: [],
          sources: [manual('CacheIgnoreHeaders'), manual('CacheStorePrivate')],
          lines: httpd`
            CacheIgnoreHeaders ${['Set-Cookie', ...headersSetAnew(features)]}
            CacheStorePrivate off
            CacheStoreNoStore off
          `,
        },
        {
          says: 'A reload in the browser is answered from the cache too.',
          why: 'These addresses change whenever the file changes, so a copy is never old. Otherwise each reload would ask Confluence for every file again.',
          from: [],
          sources: [manual('CacheIgnoreCacheControl')],
          lines: httpd`CacheIgnoreCacheControl On`,
        },
        {
          says: 'When a copy runs out, one request renews it and the others get the old one meanwhile.',
          why: 'Without the lock, all who come at that moment ask Confluence at once: of 50 at the same time one did, without it all 50 (2.4.71). For a file that is not there yet everybody asks, and one copy is kept.',
          from: [],
          sources: [manual('CacheLock')],
          lines: httpd`CacheLock on`,
        },
        {
          says: 'Only what Confluence marks as static is kept.',
          why: 'In front of /_/ stands a mark of release and plugins. Confluence takes it off and serves what follows, whatever that is, so the pattern names the static folders and lets no character through that could lead out of them (such as ; and %): otherwise a visitor could be lured into filling the cache with a page of his own. X-Cache in the answer tells HIT or MISS.',
          from: ['site.publicUrl'],
          sources: [manual('CacheEnable'), manual('CacheHeader'), atlassianCache],
          lines: httpd`
            <LocationMatch "${staticPattern(address.path)}">
                CacheEnable disk
                CacheHeader on
            </LocationMatch>
          `,
        },
      ],
      folders: [
        {
          path: root,
          owner: 'apache',
          mode: '0750',
          says: 'Holds the copies; only Apache has to get in.',
          from,
          sources: [manual('CacheRoot')],
        },
      ],
      commands: platform.cleanCache(root, megabytes),
      steps: [
        `After an upgrade of Confluence or of a plugin the addresses of static files change, and old copies are no longer asked for. If a page looks broken all the same, empty the cache while Apache runs: \`${emptying(root, platform)}\``,
      ],
    };
  },
});

/**
 * Static addresses below a context path. Source: addresses that Confluence 6 to 9 write, `/s/<hash>/<build>/<n>/_/…`;
 * `;` and `%` would let `/s/x/_/download/batch/..;/..;/..;/display/…` fill the cache, seen with Tomcat 9 and 10.1.
 */
function staticPattern(contextPath: string): string {
  const plain = '[A-Za-z0-9_.,:~=+@!-]';
  const folders = 'download/(?:batch|contextbatch|superbatch|resources)|images|styles';
  return `^${contextPath.replaceAll('.', '[.]')}/s/(?:${plain}+/)+_/(?:${folders})/(?:${plain}+/)*${plain}+$`;
}

function whyNot(folder: string, { platform, installDir }: Site): string[] {
  const bare = folder.replace(/\/+$/, '');
  const hasDrive = /^[A-Za-z]:/.test(folder);
  const isWindows = platform.mpm === 'winnt';
  const parts = bare
    .replace(/^[A-Za-z]:/, '')
    .split('/')
    .filter(Boolean);
  return [
    ...(isWindows && !hasDrive ? ['Begin with the drive, such as D:/cache/confluence.'] : []),
    ...(!isWindows && hasDrive
      ? ['This system has no drive letters. Enter a path such as /var/cache/confluence.']
      : []),
    ...(parts.length < 2 || shared.has(bare)
      ? [
          `${folder} holds other things too: the cleaner would delete among them. Name a folder of its own, such as ${platform.cacheDir('confluence')}.`,
        ]
      : []),
    ...(/^\/(?:var\/)?tmp(?:\/|$)/.test(bare)
      ? [
          'Apache often has a private /tmp that nobody else sees and that is emptied at each start. Name a folder elsewhere.',
        ]
      : []),
    ...(isWithin(bare, parentOf(platform.webRoot('confluence')))
      ? [
          `${folder} lies where Apache serves files from: everybody could read the copies. Name a folder elsewhere, such as ${platform.cacheDir('confluence')}.`,
        ]
      : []),
    ...(isWithin(bare, installDir) || isWithin(installDir, bare)
      ? [
          `${folder} is a part of Confluence’s installation: the cleaner would delete in it. Name a folder of its own, such as ${platform.cacheDir('confluence')}.`,
        ]
      : []),
    ...(ofTheSystem.test(bare)
      ? [
          `${folder} belongs to the system and holds no data of programs. Name a folder such as ${platform.cacheDir('confluence')}.`,
        ]
      : []),
  ];
}

/** Configuration, programs, devices, and what is gone after a restart. */
const ofTheSystem =
  /^(?:\/(?:etc|proc|sys|dev|run|boot|bin|sbin|lib\w*|usr\/(?:bin|sbin|lib\w*|share)|usr\/local\/apache2\/(?:conf|bin|modules))|[A-Za-z]:\/(?:Windows|Apache24\/(?:conf|bin|modules)))(?:\/|$)/i;

function isWithin(inner: string, outer: string): boolean {
  return `${inner.toLowerCase()}/`.startsWith(`${outer.replace(/\/+$/, '').toLowerCase()}/`);
}

function parentOf(folder: string): string {
  return folder.replace(/\/[^/]*$/, '');
}

/** Folders of two names that systems share among many. */
const shared: ReadonlySet<string> = new Set([
  ...['/var/cache', '/var/lib', '/var/log', '/var/run', '/var/www', '/var/spool', '/var/cache/apache2'],
  ...['/var/cache/httpd', '/srv/www', '/usr/local', '/usr/share', '/usr/lib', '/opt/atlassian'],
]);

const emptying = (root: string, { mpm }: Platform) =>
  mpm === 'winnt' ? `Remove-Item -Recurse -Force ${root}/*` : `find ${root} -mindepth 1 -delete`;

/** Headers that other recipes set on every answer: from a copy they would come a second time with a 304 (seen with 2.4.71). */
function headersSetAnew(features: Features): string[] {
  const others = features['response-headers'];
  const isFramingSet =
    typeof others === 'object' && others !== null && 'framing' in others && others.framing === 'same-origin';
  return [
    ...(features['strict-transport-security'] === undefined ? [] : ['Strict-Transport-Security']),
    ...(others === undefined ? [] : ['X-Content-Type-Options', 'Referrer-Policy']),
    ...(isFramingSet ? ['X-Frame-Options'] : []),
  ];
}
