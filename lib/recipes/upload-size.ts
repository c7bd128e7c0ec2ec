import { z } from 'zod';
import { httpd } from '../httpd/write';
import { recipe } from './recipe';
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

  write: (_site, { megabytes }) => ({
    vhost: [
      {
        says: 'An upload may pause for a minute; it is cut off below 100 bytes a second.',
        why: 'Some systems allow ten seconds only: an attachment sent over a slow line then ends in error 408 (AH01382).',
        from: [],
        sources: [manual('RequestReadTimeout')],
        lines: httpd`RequestReadTimeout header=20-60,MinRate=500 body=60,MinRate=100`,
      },
      ...(megabytes === undefined
        ? []
        : [
            {
              says: `Uploads above ${megabytes} MB are refused before they reach Confluence.`,
              why: 'LimitRequestBody does not count for requests that Apache hands on (seen with 2.4.71), so the announced length is compared. A client that announces none is left to Confluence.',
              from: ['features.upload-size.megabytes'],
              sources: [manual('If'), manual('Redirect')],
              lines: httpd`
                <If "-n req('Content-Length') && req('Content-Length') -gt ${megabytes * 1024 * 1024}">
                    Redirect 413 /
                </If>
              `,
            },
          ]),
    ],
  }),
});
