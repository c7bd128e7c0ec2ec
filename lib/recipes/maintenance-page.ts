import { z } from 'zod';
import { httpd } from '../httpd/write';
import { keptPathLines } from './kept-path-lines';
import { maintenanceHtml } from './maintenance-html';
import { recipe } from './recipe';
import { manual } from './sources';

/** Where the page lies on the site; nothing of Confluence stands there. */
const path = '/maintenance.html';

export const maintenancePage = recipe({
  id: 'maintenance-page',
  title: 'A page of your own while Confluence is down',
  topic: 'operation',
  says: `While Confluence is stopped or does not answer, visitors read your words instead of “Service Unavailable”. Errors that
    Confluence itself sends, to people and to programs, stay as they are.`,
  sources: [manual('ErrorDocument')],
  isOptional: true,

  asks: z.strictObject({
    title: line(100).default('Confluence cannot be reached at the moment').meta({ title: 'Heading' }),
    message: z
      .string()
      .trim()
      .max(2000, 'Two thousand characters are the most.')
      .regex(/^[^\p{Cc}\p{Cs}]*(?:\r?\n[^\p{Cc}\p{Cs}]*)*$/u, 'Enter plain text.')
      .default('It is being restarted or looked after. Nothing you saved is lost. Try again in a few minutes.')
      .meta({ title: 'Message', isLong: true, help: 'Plain text. An empty line begins a new paragraph.' }),
    language: z
      .string()
      .trim()
      .regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/, 'Enter a language tag such as en, de or pt-BR.')
      .default('en')
      .meta({
        title: 'Language',
        help: 'Of your text, such as en, de or pt-BR: screen readers choose their voice by it.',
      }),
    retryAfter: z
      .int('Enter whole seconds.')
      .min(10, 'Ten seconds are the least.')
      .max(86_400, 'A day is the longest.')
      .default(120)
      .meta({ title: 'Programs may try again after', unit: 'seconds' }),
  }),

  write: (site, { retryAfter, ...words }, features) => {
    const folder = site.platform.webRoot('confluence');
    const kept = keptPathLines(site, path);
    // Seen with 2.4.71: over HTTP/2, a connection to Confluence that breaks off before the answer is 500, not 502.
    const isHttp2 = site.hasTls && features.http2 !== undefined;
    return {
      vhost: [
        {
          says: 'When Confluence does not answer, Apache shows a page of its own.',
          why: `Nothing listens there (503), the connection broke off (502${isHttp2 ? ', over HTTP/2 500' : ''}) or no answer came in time (504). The number stays what it is, so monitors and search engines know that this is not the page they asked for. ProxyErrorOverride stays off: errors that Confluence sends itself, such as the JSON that programs read, go through untouched.`,
          from: [],
          sources: [manual('ErrorDocument'), manual('ProxyErrorOverride')],
          lines: httpd`
            ${isHttp2 && httpd`ErrorDocument 500 ${path}`}
            ErrorDocument 502 ${path}
            ErrorDocument 503 ${path}
            ErrorDocument 504 ${path}
          `,
        },
        {
          says: 'The page lies on this machine.',
          why: `You can look at it at any time at ${path}. Retry-After tells programs when to come back, and no-store keeps browsers from showing it once Confluence is back.`,
          from: ['features.maintenance-page.retryAfter', 'site.platform'],
          sources: [manual('Alias'), manual('Header')],
          lines: httpd`
            Alias ${path} ${folder}${path}
            <Location ${path}>
                Require all granted
                ForceType "text/html; charset=utf-8"
                Header always set Retry-After ${retryAfter} "expr=%{REQUEST_STATUS} -ge 500"
                Header always set Cache-Control no-store
            </Location>
          `,
        },
      ],
      routes: [{ says: 'Apache itself answers for the page that stands in for Confluence.', from: [], ...kept }],
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
          text: maintenanceHtml(words),
          says: 'What visitors read while Confluence is down.',
          why: 'It needs nothing from elsewhere, no script and no image: Confluence, which would bring them, is down.',
          from: ['title', 'message', 'language'].map((name) => `features.maintenance-page.${name}`),
          sources: [manual('ErrorDocument')],
        },
      ],
    };
  },
});

/** One line of plain text. */
function line(most: number) {
  return z
    .string()
    .trim()
    .min(1, 'Enter a few words.')
    .max(most, `At most ${most} characters.`)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'Enter plain text on one line.');
}
