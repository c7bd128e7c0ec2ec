import { z } from 'zod';
import { directives, isNamed, parentOf } from '../httpd/query';
import { httpd } from '../httpd/write';
import { type GoneSettings, type HttpdLines, recipe } from './recipe';
import { manual } from './sources';

export const uploadSize = recipe({
  id: 'upload-size',
  title: 'Large and slow uploads',
  topic: 'access',
  says: `Attachments may come over slow lines without being cut off. How large they may be is Confluence’s own setting;
    Apache can refuse larger ones before they reach it.`,
  sources: [manual('RequestReadTimeout')],

  asks: z.strictObject({
    megabytes: z
      .int('Enter a whole number of megabytes.')
      .min(1, 'One megabyte is the least.')
      .max(1_000_000, 'That is more than a terabyte.')
      .optional()
      .meta({
        title: 'Refuse uploads above',
        unit: 'MB',
        help: 'Empty: Apache lets every size through and Confluence decides. Restoring a backup through the browser is an upload too.',
      }),
  }),

  write: ({ connection }, { megabytes }) => ({
    vhost: [
      {
        says: 'An upload may pause for a minute; it is cut off below 100 bytes a second.',
        why: 'Some systems allow ten seconds only: an attachment sent over a slow line then ends in error 408 (AH01382). Headers get 20 seconds, and a minute only while they keep coming: who lets them drip is cut off.',
        from: [],
        sources: [manual('RequestReadTimeout')],
        lines: httpd`RequestReadTimeout header=20-60,MinRate=500 body=60,MinRate=100`,
      },
      ...(connection === 'mod_jk'
        ? [bodyLimit(megabytes)]
        : megabytes === undefined
          ? []
          : [
              {
                says: `Uploads above ${megabytes} MB are refused before they reach Confluence.`,
                why: 'LimitRequestBody does not count for requests that Apache hands on (seen with 2.4.71), so the announced length is compared. A client that announces none is left to Confluence.',
                from: ['features.upload-size.megabytes'],
                sources: [manual('If'), manual('Redirect')],
                lines: httpd`
                <If "${isLargerThan}${megabytes * 1024 * 1024}">
                    Redirect 413 /
                </If>
              `,
              },
            ]),
    ],
    gone: [
      {
        says: 'The limit of before leaves.',
        why: 'Beside another one the smaller would count.',
        from: ['features.upload-size.megabytes'],
        sources: [manual('If')],
        isGone: ({ kind, name, args: [condition] }) =>
          kind === 'section' && /^if$/i.test(name.value) && condition?.value.startsWith(isLargerThan) === true,
      },
      ...(connection === 'mod_jk' ? [] : [limitOfModJk]),
    ],
  }),
});

const limitOfModJk: GoneSettings = {
  says: 'LimitRequestBody leaves together with mod_jk.',
  why: 'It does not count for requests that mod_proxy hands on (seen with 2.4.71).',
  from: ['site.connection'],
  sources: [manual('LimitRequestBody')],
  isGone: (setting, document) => {
    if (!isNamed(setting, 'LimitRequestBody')) return false;
    const around = parentOf(document, setting);
    return around !== undefined && isNamed(around, 'VirtualHost') && !directives(around, 'JkMount').next().done;
  },
};

const isLargerThan = "-n req('Content-Length') && req('Content-Length') -gt ";

/** mod_jk reads bodies by httpd's own means, so httpd's own limit counts: 1 GiB from 2.4.54 on unless said. */
function bodyLimit(megabytes: number | undefined): HttpdLines {
  return {
    says:
      megabytes === undefined ? 'Uploads of every size pass.' : `Uploads above ${megabytes} MB are refused with 413.`,
    why:
      megabytes === undefined
        ? 'Confluence decides how large an attachment may be. Over mod_jk, httpd’s usual limit of 1 GiB would count: a large backup could not be restored through the browser.'
        : 'Apache refuses them before they reach Confluence.',
    from: megabytes === undefined ? ['site.connection'] : ['features.upload-size.megabytes'],
    sources: [manual('LimitRequestBody')],
    lines: httpd`LimitRequestBody ${(megabytes ?? 0) * 1024 * 1024}`,
  };
}
