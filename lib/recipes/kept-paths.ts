import { z } from 'zod';
import { urlPath } from '../answer-kinds';
import { keptPathLines } from './kept-path-lines';
import { recipe } from './recipe';
import { manual } from './sources';

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

  write: (site, { paths }) => ({
    routes: paths.map((path) => ({
      says: `Apache itself answers for ${path}.`,
      from: ['features.kept-paths.paths'],
      ...keptPathLines(site, path),
    })),
  }),
});
