import { httpd } from '../httpd/write';
import { disguises, pathCondition } from './guards';
import { recipe } from './recipe';
import { atlassianRestore, manual } from './sources';

/** Pages that a finished installation has no use for: the assistant of the installation, and restoring a site through it. */
const setup = ['/setup', '/bootstrap', '/json/setup*'];

export const setupShut = recipe({
  id: 'setup-shut',
  title: 'Installation pages shut',
  topic: 'access',
  says: `Through the pages of the installation assistant, attackers have made themselves administrators and wiped whole
    sites. Once Confluence is installed nobody needs them: Apache refuses them to everybody. Turn it on only then.`,
  sources: [manual('If'), atlassianRestore],
  isOptional: true,

  write: ({ address }, _answers, features) => ({
    vhost: [
      {
        says: 'The pages of the installation are shut for everybody.',
        why: 'It covers /setup, /bootstrap and /json/setup…, however they are written. CVE-2023-22515 and CVE-2023-22518 went through them; the next hole of that kind will find them shut.',
        from: ['features.setup-shut', 'site.publicUrl'],
        sources: [manual('If'), atlassianRestore],
        lines: httpd`
          <If "${pathCondition(address.path, setup)}">
              Require all denied
          </If>
        `,
      },
      ...disguises('setup-shut', address.path, features),
    ],
    steps: [
      'Put “Installation pages shut” to work only after Confluence is installed: its assistant answers 403 from then on. To run it again, take that block out of Apache’s file first.',
    ],
  }),
});
