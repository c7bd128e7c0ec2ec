import { z } from 'zod';
import { parseHttpd } from '../httpd/parse';
import { checkOwnDirectives, placedBehind, unknownIn } from './own-directive-checks';
import { recipe } from './recipe';
import { manual } from './sources';

export const ownDirectives = recipe({
  id: 'own-directives',
  title: 'Your own directives',
  topic: 'operation',
  says: `A block of Apache’s directives that you write yourself. It stands at the end of the virtual host, marked as yours,
    and is never changed by us; where it says the same thing as a line of ours, yours counts. We check that Apache
    can read it there. What it does is up to you.`,
  sources: [manual('IfDefine')],
  isOptional: true,

  asks: z.strictObject({
    text: z.string().max(20_000, '20,000 characters are the most.').default('').meta({
      title: 'Directives',
      isLong: true,
      help: 'As they would stand inside the virtual host, one a line. A line that you take out later stays in a file you show us: remove it there, too.',
    }),
  }),

  refuses: ({ httpd }, { text }) =>
    checkOwnDirectives(text, httpd).map(({ line, says }) => ({
      field: 'text',
      says: line === undefined ? says : `Line ${line}: ${says}`,
    })),

  write: (_site, { text }) => {
    if (text.trim() === '') return {};
    const [unknown, late] = [unknownIn(text), placedBehind(text)];
    const remark = (says: string) => ({ id: 'own-directives', severity: 'info' as const, says });
    return {
      routes: [
        {
          says: 'From here on: your own directives, kept as you wrote them.',
          why: 'apache2 -D WITHOUT_OWN_DIRECTIVES leaves them out: that tells whether one of them is to blame.',
          from: ['features.own-directives.text'],
          sources: [manual('IfDefine')],
          isTheirs: true,
          lines: parseHttpd(`<IfDefine !WITHOUT_OWN_DIRECTIVES>\n${textOf(text)}\n</IfDefine>\n`),
        },
      ],
      remarks: [
        ...unknown.map((name) =>
          remark(
            `Among your own directives is ${name}, which we do not know. Apache refuses to start unless the module that brings it is loaded; the test before the reload shows it.`,
          ),
        ),
        ...late.map((name) =>
          remark(
            `Among your own directives is ${name}. The lines for Confluence stand above and win where both fit a path; “Paths that Apache keeps” and “Further applications” write theirs in front.`,
          ),
        ),
      ],
    };
  },
});

/** With four spaces more on each line, as it stands in a section. */
const textOf = (text: string) =>
  text
    .replaceAll('\r\n', '\n')
    .split('\n')
    .map((line) => (line.trim() === '' ? '' : `    ${line.trimEnd()}`))
    .join('\n')
    .replaceAll(/^\n+|\n+$/g, '');
