import { z } from 'zod';
import { httpd } from '../httpd/write';
import type { Site } from '../site';
import { keptPathLines } from './kept-path-lines';
import { recipe } from './recipe';
import { manual, robotsStandard } from './sources';

const path = '/robots.txt';

export const robots = recipe({
  id: 'robots',
  title: 'What search engines are asked',
  topic: 'operation',
  says: `Search engines read /robots.txt before anything else. Apache serves yours, whether Confluence is up or not. It is a
    request, not a lock: what must not be seen needs permissions in Confluence.`,
  sources: [robotsStandard],
  isOptional: true,

  asks: z.strictObject({
    visitors: z
      .enum(['out', 'in'])
      .default('out')
      .meta({
        title: 'Search engines',
        options: {
          out: [
            'Stay out',
            'They read nothing. An address that others link to can still show up, without its content.',
          ],
          in: ['May read', 'All that visitors see without logging in, but for search, login and administration.'],
        },
      }),
    lines: z
      .array(
        z
          .string()
          .trim()
          .max(500)
          .regex(
            /^(?:User-agent:\s*[\w*-]+|(?:Allow|Disallow):\s*(?:\/[\w./?=&%*$~:@!,;+-]*)?|Sitemap:\s*https?:\/\/[\w./?=&%~:@,;+-]+|Crawl-delay:\s*\d{1,5})$/i,
            'Enter a line such as Disallow: /display/OLD/ or Sitemap: https://… (User-agent, Allow, Disallow, Sitemap or Crawl-delay).',
          ),
      )
      .max(200)
      .default([])
      .meta({
        title: 'Further lines',
        help: 'They stand below ours. Begin a group for one search engine with User-agent.',
      }),
  }),

  write: (site, answers) => {
    const folder = site.platform.webRoot('confluence');
    const from = ['features.robots.visitors', 'features.robots.lines'];
    return {
      vhost: [
        {
          says: 'The file for search engines lies on this machine.',
          why: 'They look at the root of the name only, never below a context path.',
          from,
          sources: [manual('Alias'), robotsStandard],
          lines: httpd`
            Alias ${path} ${folder}${path}
            <Location ${path}>
                Require all granted
                ForceType "text/plain; charset=utf-8"
            </Location>
          `,
        },
      ],
      routes: [{ says: 'Apache itself answers for /robots.txt.', from, ...keptPathLines(site, path) }],
      folders: [
        {
          path: folder,
          owner: 'root',
          mode: '0755',
          says: 'Holds what Apache itself serves for this site.',
          from: ['site.platform'],
          sources: [manual('Alias')],
        },
      ],
      files: [
        {
          installTo: `${folder}${path}`,
          mode: '0644',
          text: robotsText(site, answers),
          says:
            answers.visitors === 'out'
              ? 'Asks search engines to stay out.'
              : 'Asks search engines to leave out what is no content.',
          from,
          sources: [robotsStandard],
        },
      ],
    };
  },
});

function robotsText(
  { address }: Site,
  { visitors, lines }: { readonly visitors: 'out' | 'in'; readonly lines: readonly string[] },
): string {
  const noContent = ['admin/', 'login.action', 'dosearchsite.action', 'plugins/servlet/', 'rest/'];
  return `${[
    'User-agent: *',
    ...(visitors === 'out' ? ['Disallow: /'] : noContent.map((each) => `Disallow: ${address.path}/${each}`)),
    ...lines,
  ].join('\n')}\n`;
}
