import { z } from 'zod';
import { urlPath } from '../answer-kinds';
import { httpd } from '../httpd/write';
import { recipe } from './recipe';
import { manual, modJkApache } from './sources';

export const keptPaths = recipe({
  id: 'kept-paths',
  title: 'Paths that Apache keeps',
  topic: 'site',
  says: `Some paths are not for Confluence: those of certificate renewal, of Apache’s own status page, of a file that you
    serve yourself. Apache answers them from its own folders.`,
  sources: [manual('ProxyPass')],
  isOptional: true,

  asks: z.strictObject({
    paths: z
      .array(urlPath)
      .min(1, 'Enter at least one path.')
      .max(50)
      .default(['/.well-known/acme-challenge/'])
      .meta({ title: 'Paths', help: 'Such as /.well-known/acme-challenge/ or /server-status.' }),
  }),

  write: ({ connection }, { paths }) => ({
    routes: paths.map((path) => ({
      says: `Apache itself answers for ${path}.`,
      why:
        connection === 'mod_jk'
          ? 'An unmount wins over the mount of the same worker, wherever it stands.'
          : 'An exclusion stands above the line for all pages: the first ProxyPass that fits decides.',
      from: ['features.kept-paths.paths'],
      sources: connection === 'mod_jk' ? [modJkApache] : [manual('ProxyPass')],
      lines:
        connection === 'mod_jk'
          ? httpd`JkUnMount ${path.endsWith('/') ? `${path}*` : path} confluence`
          : httpd`ProxyPass ${path} !`,
    })),
  }),
});
