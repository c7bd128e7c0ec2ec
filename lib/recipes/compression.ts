import { z } from 'zod';
import type { HttpdDocument } from '../httpd/tree';
import { isAtLeast } from '../httpd/version';
import { httpd } from '../httpd/write';
import type { Site } from '../site';
import { type Remark, recipe } from './recipe';
import { manual } from './sources';

/** The first httpd with mod_brotli. Source: httpd manual. */
const brotliSince = '2.4.26';
/** The first httpd that can leave the version mark alone when it compresses with gzip. Source: httpd manual. */
const deflateKeepsETagSince = '2.4.58';

export const compression = recipe({
  id: 'compression',
  title: 'Compressed answers',
  topic: 'speed',
  says: `Text travels compressed: scripts, style sheets and pages shrink to a fraction, which people on slow lines
    notice most. It costs processor time of Apache for every page; with static files from Apache’s disk, each of those is
    compressed only once. What Confluence compressed already is left as it is.`,
  sources: [manual('AddOutputFilterByType'), manual('DeflateCompressionLevel')],
  isOptional: true,

  asks: z.strictObject({
    brotli: z.boolean().default(true).meta({
      title: 'Brotli for browsers that know it',
      help: 'Packs tighter than gzip. All others get gzip. It needs mod_brotli, which some own builds of Apache lack.',
    }),
    pages: z.boolean().default(true).meta({
      title: 'Pages and data too',
      help: 'Off: static text only. A compressed page that repeats what a visitor typed can, over many tries, give away a secret that it holds as well (BREACH).',
    }),
  }),

  write: (site, { brotli: isWanted, pages }) => {
    const brotli = isWanted && isAtLeast(site.httpd, brotliSince);
    const types = [...staticTypes, ...(pages ? pageTypes : [])];
    const from = ['features.compression.brotli', 'features.compression.pages'];
    return {
      vhost: [
        {
          says: `${pages ? 'Pages, data, scripts' : 'Scripts'} and style sheets travel compressed.`,
          why: `This list takes the place of the system’s own one, it does not add to it, so it names every type that counts; JSON is in no usual list. Images and fonts are packed already.${brotli ? ' Where a system compresses with gzip everywhere, gzip would come first: who takes br gets no gzip.' : ''}`,
          from,
          sources: [manual('AddOutputFilterByType')],
          lines: filters(brotli, types),
        },
        ...eTags(site, brotli),
      ],
      remarks: remarks(site, isWanted && !brotli, pages),
    };
  },
});

const staticTypes = [
  ...['text/css', 'text/javascript', 'application/javascript', 'application/x-javascript', 'text/plain'],
  ...['image/svg+xml', 'text/xml', 'application/xml', 'application/manifest+json'],
];

const pageTypes = [
  'text/html',
  'application/xhtml+xml',
  'application/json',
  'application/atom+xml',
  'application/rss+xml',
];

function filters(brotli: boolean, types: readonly string[]): HttpdDocument {
  return httpd`
    ${brotli && httpd`AddOutputFilterByType BROTLI_COMPRESS ${types}`}
    AddOutputFilterByType DEFLATE ${types}
    ${brotli && httpd`SetEnvIfNoCase Accept-Encoding "\\bbr\\b" no-gzip=1`}
  `;
}

function eTags({ httpd: version }: Site, brotli: boolean) {
  const deflate = isAtLeast(version, deflateKeepsETagSince);
  if (!brotli && !deflate) return [];
  return [
    {
      says: 'Compressing leaves the version mark of an answer alone.',
      why: `Otherwise Apache adds -gzip or -br to it, Confluence does not know that mark when the browser asks again, and sends everything anew in place of “not changed” (304).${deflate ? '' : ` For gzip, httpd ${version} cannot do so: that came with ${deflateKeepsETagSince}.`}`,
      from: ['site.httpdVersion'],
      sources: [...(deflate ? [manual('DeflateAlterETag')] : []), ...(brotli ? [manual('BrotliAlterETag')] : [])],
      lines: httpd`
        ${deflate && httpd`DeflateAlterETag NoChange`}
        ${brotli && httpd`BrotliAlterETag NoChange`}
      `,
    },
  ];
}

function remarks({ httpd: version, isHttps }: Site, isTooOld: boolean, pages: boolean): Remark[] {
  return [
    ...(isTooOld
      ? [
          {
            id: 'brotli-needs-newer-httpd',
            severity: 'info' as const,
            says: `httpd ${version} has no Brotli, it came with ${brotliSince}: everybody gets gzip.`,
          },
        ]
      : []),
    ...(pages && isHttps
      ? [
          {
            id: 'compressed-pages-and-secrets',
            severity: 'info' as const,
            says: 'Pages travel compressed over HTTPS, as they do when Confluence compresses by itself. Who can watch the line and have a visitor’s browser load many addresses could guess secrets of a page from its size (BREACH). To rule that out, compress static text only and turn compression off in Confluence too.',
          },
        ]
      : []),
  ];
}
