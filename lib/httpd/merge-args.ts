import type { Edit, Span } from '../text/edit';
import type { Setting } from './query';
import type { Word } from './tree';
import { hostIn } from './virtual-host';

/**
 * The edits that give `present` the arguments of `wanted`, whose text is `wantedText`. None if httpd reads both alike.
 * `key=value` parameters are merged one by one, in any order; those only the admin has stay.
 */
export function mergeArgs(present: Setting, wanted: Setting, wantedText: string): Edit[] {
  if (/^(proxypass|proxypassmatch|balancermember)$/i.test(wanted.name.value))
    return mergeParameters(present, wanted, wantedText);
  return mergePlain(present, wanted, wantedText);
}

function mergePlain(present: Setting, wanted: Setting, wantedText: string): Edit[] {
  const name = wanted.name.value.toLowerCase();
  if (name === 'serveralias') return [];
  const differs = wanted.args.findIndex((arg, n) => !isSameArg(name, present.args[n]?.value, arg.value));
  const first = differs === -1 ? wanted.args.length : differs;
  if (first === wanted.args.length && first === present.args.length) return [];
  const { start, end } = argSpan(wanted, first);
  const isShorter = first === wanted.args.length;
  const gap = isShorter || present.args[first] ? '' : ' ';
  const from = isShorter ? (present.args[first - 1]?.end ?? present.name.end) : argSpan(present, first).start;
  return [{ start: from, end: argSpan(present, first).end, text: gap + wantedText.slice(start, end) }];
}

function isSameArg(directive: string, a: string | undefined, b: string): boolean {
  if (a === undefined) return false;
  if (a === b || (/^(on|off)$/i.test(b) && a.toLowerCase() === b.toLowerCase())) return true;
  // A port or a scheme in ServerName matters to redirects that Apache makes itself; the name is the same.
  return directive === 'servername' && hostIn(a) === hostIn(b);
}

function mergeParameters(present: Setting, wanted: Setting, wantedText: string): Edit[] {
  const written = ({ start, end }: Word) => wantedText.slice(start, end);
  const isParameter = ({ value }: Word) => /^[a-z]+=/i.test(value) || /^(nocanon|interpolate|noquery)$/i.test(value);
  const key = ({ value }: Word) => value.split('=')[0]?.toLowerCase();
  const [present1, wanted1] = [present.args.filter(isParameter), wanted.args.filter(isParameter)];
  const [presentPlain, wantedPlain] = [present.args, wanted.args].map((args) =>
    args.filter((arg) => !isParameter(arg)),
  );

  const edits: Edit[] = [];
  (wantedPlain ?? []).forEach((arg, i) => {
    const old = presentPlain?.[i];
    if (old && old.value !== arg.value) edits.push({ start: old.start, end: old.end, text: written(arg) });
  });
  const added: string[] = (wantedPlain ?? []).slice(presentPlain?.length).map(written);
  for (const parameter of wanted1) {
    const old = present1.findLast((each) => key(each) === key(parameter));
    if (!old) added.push(written(parameter));
    else if (old.value !== parameter.value) edits.push({ start: old.start, end: old.end, text: written(parameter) });
  }
  const end = present.args.at(-1)?.end ?? present.name.end;
  if (added.length > 0) edits.push({ start: end, end, text: added.map((word) => ` ${word}`).join('') });
  return edits;
}

/** From the argument at `first` to the last one; right behind the last word if there is none. */
function argSpan({ name, args }: Setting, first: number): Span {
  const end = args.at(-1)?.end ?? name.end;
  return { start: args[first]?.start ?? end, end };
}
