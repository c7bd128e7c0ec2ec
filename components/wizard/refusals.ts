import { type Answers, fields, readAnswers } from '@/lib';

/**
 * Why an option of the choice at a path cannot be chosen beside the other answers, by the option's value. What is
 * chosen now is never in it: its problem is said as a problem.
 */
export function refusalsOf(answers: Answers, path: string): ReadonlyMap<string, string> {
  const [part = '', name = ''] = path.split('.');
  const options = fields.get(path)?.options ?? [];
  if (part !== 'site') throw new Error(`${path} is no answer about the site`);
  return new Map(
    options.flatMap(({ value }) => {
      const read = readAnswers({ ...answers, site: { ...answers.site, [name]: value } });
      const says = 'problems' in read ? read.problems.find((each) => each.path === path)?.says : undefined;
      return says === undefined ? [] : [[value, says] as const];
    }),
  );
}
