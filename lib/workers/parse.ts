import { lineStarts } from '../text/lines';
import type { Problem } from '../text/problem';
import { isSupported } from './directives';
import { problemAt } from './problem-at';
import { propertiesOf } from './properties';
import { findProperty, namesIn, workerList } from './query';
import { bytesOfPiece, readLines } from './read-lines';
import { brokenReferences } from './references';
import type { Properties, Token, WorkersDocument, WorkersNode } from './tree';

/**
 * Reads any text as mod_jk 1.2.48 reads workers.properties, in linear time. What keeps Apache from starting comes
 * back as a problem, never as an exception: an attribute that mod_jk does not know, a reference that leads nowhere or
 * in a circle, a name of more than 60 bytes. What makes mod_jk refuse a single worker, such as a type that does not
 * exist, is no problem of the file. What a `JkWorkerProperty` in Apache's configuration adds is not seen here.
 */
export function parseWorkers(text: string, path = ''): WorkersDocument {
  const children = readLines(text);
  const properties = propertiesOf(children, 'addUp');
  const starts = lineStarts(text);
  const problems: Problem[] = [];
  for (const node of children) {
    if (isBroken(text, node)) {
      problems.push(
        problemAt(starts, node, `This line is longer than ${bytesOfPiece} bytes: mod_jk breaks it in two there.`),
      );
    }
    if (node.kind === 'setting' && !isSupported(node.key.value)) problems.push(unsupported(starts, node.key));
  }
  for (const { setting, says } of brokenReferences(properties)) {
    problems.push(problemAt(starts, { start: setting.key.start, end: setting.value.end }, says));
  }
  for (const { key, names } of namedWorkers(properties)) {
    const line = properties.get(key)?.lines.at(-1)?.setting;
    if (line && names.some(isTooLong)) problems.push(problemAt(starts, line.value, tooLong));
  }
  problems.sort((a, b) => a.start - b.start);
  return { format: 'workers', path, text, children, properties, problems };
}

/** The problem of a key that begins with `worker.` and ends in an attribute unknown to mod_jk. */
export function unsupported(
  starts: readonly number[],
  key: Token,
  outcome = 'it stops reading here, and Apache does not start',
): Problem {
  const attribute = key.value.slice(key.value.lastIndexOf('.') + 1);
  return problemAt(starts, key, `mod_jk knows no attribute \`${attribute}\`: ${outcome}.`);
}

/** Whether a piece ends in the middle of a line, with more to come than the line break. */
function isBroken(text: string, { end }: WorkersNode): boolean {
  return text[end - 1] !== '\n' && end < text.length && !/^\r?\n/.test(text.slice(end, end + 2));
}

const longestName = 60;
const tooLong = `A name here is longer than ${longestName} bytes: mod_jk refuses it, and Apache does not start.`;

function isTooLong(name: string): boolean {
  return name.length > longestName || new TextEncoder().encode(name).length > longestName;
}

/** The lists that mod_jk makes workers from: `worker.list`, and the members of the balancers named there. */
function* namedWorkers(properties: Properties): Generator<{ readonly key: string; readonly names: readonly string[] }> {
  const listed = workerList({ properties });
  yield { key: 'worker.list', names: listed };
  // Many workers may take one list over: it is read once.
  const keys = new Set<string>();
  for (const name of new Set(listed)) {
    const found = findProperty({ properties }, `worker.${name}.balance_workers`);
    if (!found || keys.has(found.key)) continue;
    keys.add(found.key);
    yield { key: found.key, names: namesIn(found.value) };
  }
}
