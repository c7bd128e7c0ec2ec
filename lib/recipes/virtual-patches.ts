import { z } from 'zod';
import { holesOf, type OpenHole } from '../confluence/holes';
import { httpd } from '../httpd/write';
import type { Site } from '../site';
import { disguises, pathCondition } from './guards';
import { recipe } from './recipe';
import { manual } from './sources';

interface Block {
  readonly says: string;
  /** What else is refused with it. */
  readonly costs: string;
  /** Part of what the recipe setup-shut shuts. */
  readonly isSetup?: true;
  /** A condition for `<If>`. */
  readonly when: (contextPath: string) => string;
}

const paths =
  (...all: readonly string[]) =>
  (contextPath: string) =>
    pathCondition(contextPath, all);

/** What Apache can refuse, by hole; the others have no path of their own that nobody else needs. */
const blocks: Readonly<Record<string, Block>> = {
  'CVE-2023-22515': {
    says: 'The installation assistant is shut.',
    costs: 'Nobody needs it once Confluence is installed. This is Atlassian’s own way round the hole.',
    isSetup: true,
    when: paths('/setup'),
  },
  'CVE-2023-22518': {
    says: 'Restoring a site through the installation assistant is shut.',
    costs: 'Nobody needs it once Confluence is installed. Atlassian names these three addresses.',
    isSetup: true,
    when: paths('/json/setup-restore*'),
  },
  'CVE-2023-22527': {
    says: 'One template that is no page is shut.',
    costs: 'Attacks ask for this template by its address; pages never do.',
    when: paths('/template/aui/text-inline.vm'),
  },
  'CVE-2022-26134': {
    says: 'Addresses with ${ in their path are refused.',
    costs: 'Pages with ${ in their title open by their number only.',
    when: () => '%{THE_REQUEST} =~ m#^[^ ]+ [^ ?]*([$]|%24)([{]|%7b)#i',
  },
  'CVE-2021-26084': {
    says: 'Two addresses of page templates are shut.',
    costs:
      'Pages can no longer be made from templates with variables. It is a part only: the hole has other ways in that editing needs, and they stay open.',
    when: paths('/pages/createpage-entervariables.action', '/pages/doenterpagevariables.action'),
  },
  'CVE-2021-26085': {
    says: 'Files of the installation are shut, behind the prefix of static files too.',
    costs: 'Confluence serves nothing from there.',
    when: paths('/WEB-INF', '/META-INF'),
  },
};

export const virtualPatches = recipe({
  id: 'virtual-patches',
  title: 'Known holes blocked until you upgrade',
  topic: 'access',
  says: `This release has published holes that are being used. Upgrade first: that alone closes them. Until then Apache can
    refuse the addresses that known attacks use. It wins time and no more: an attack may come by another way, and what
    already happened stays. Some of them cost a function of Confluence; the text beside each line says which.`,
  sources: [manual('If')],
  isOptional: true,
  when: ({ release }) => holesOf(release.id).length > 0,

  asks: z.strictObject({
    patchLevel: z
      .string()
      .trim()
      .regex(/^\d{1,2}\.\d{1,3}\.\d{1,3}$/, 'Write the whole version, such as 8.5.2.')
      .optional()
      .meta({
        title: 'Exact version of Confluence',
        help: 'Such as 8.5.2; it stands at the foot of every page. Empty: we count every hole that some version of this release has.',
      }),
  }),

  refuses: ({ release }, { patchLevel }) =>
    patchLevel !== undefined && !patchLevel.startsWith(`${release.id}.`)
      ? [
          {
            field: 'patchLevel',
            says: `You chose release ${release.id} above; ${patchLevel} is another one. Change one of the two.`,
          },
        ]
      : [],

  write: (site, { patchLevel }, features) => {
    const found = holesOf(patchLevel ?? site.release.id);
    const contextPath = site.address.path;
    const lines = found.flatMap((hole) => {
      const block = blocks[hole.id];
      // What is shut for good needs no second rule.
      if (!block || (block.isSetup && features['setup-shut'] !== undefined)) return [];
      return [
        {
          says: `${hole.id}: ${block.says} Upgrading is the cure.`,
          why: `With this hole ${hole.what}. ${block.costs} ${reach(hole)}`,
          from: ['site.release', ...(patchLevel === undefined ? [] : ['features.virtual-patches.patchLevel'])],
          sources: [hole.source, manual('If')],
          lines: httpd`
            <If "${block.when(contextPath)}">
                Require all denied
            </If>
          `,
        },
      ];
    });
    return {
      vhost: [...lines, ...(lines.length > 0 ? disguises('virtual-patches', contextPath, features) : [])],
      ...(lines.length > 0 && {
        steps: [
          'Upgrade Confluence: the blocked addresses only win time. Then look for accounts and files that you do not know; a block does not undo what already happened. Once upgraded, take the blocks out again.',
        ],
      }),
      remarks: [remarkOn(site, patchLevel, found)],
    };
  },
});

const reach = ({ mended }: OpenHole) =>
  mended === undefined
    ? 'This version has it.'
    : `Versions before ${mended} have it; without the exact version we assume that yours does.`;

function remarkOn({ release }: Site, patchLevel: string | undefined, found: readonly OpenHole[]) {
  const id = 'virtual-patches';
  const version = `Confluence ${patchLevel ?? release.id}`;
  if (found.length === 0) {
    return { id, severity: 'info' as const, says: `We know of no hole in ${version} that Apache could block.` };
  }
  const named = found.map(({ id: number, what, mended }) =>
    [
      number,
      blocks[number] ? '' : ' (Apache cannot block it)',
      `: ${what}`,
      mended ? ` (in versions before ${mended})` : '',
    ].join(''),
  );
  return {
    id,
    severity: 'warning' as const,
    says: `Upgrade first. ${version} has these holes: ${named.join('; ')}. Blocking addresses in Apache is no cure.`,
  };
}
