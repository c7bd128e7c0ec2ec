import type { Span } from './text/edit';

/**
 * Where one line of a configuration holds a secret: the values of `secret`, `requiredSecret` and of passwords in
 * server.xml and in parameters of ProxyPass, those of `worker.<name>.secret` in workers.properties, and variables of a
 * container that are called so.
 */
export function secretSpans(line: string): Span[] {
  const whole = wholeValue.exec(line);
  if (whole) {
    const start = whole[1]?.length ?? 0;
    return [{ start, end: start + (whole[2]?.trimEnd().length ?? 0) }];
  }
  return [...line.matchAll(attribute)].flatMap(({ index, 1: head = '', 2: quoted, 3: single, 4: bare }) => {
    const value = quoted ?? single ?? bare ?? '';
    const start = index + head.length + (bare === undefined ? 1 : 0);
    return value === '' ? [] : [{ start, end: start + value.length }];
  });
}

/** The value is all that is left of the line: in workers.properties, and in a file of variables. */
const wholeValue = /^(\s*worker\.[\w.-]+\.secret\s*[=: ]\s*|[A-Z0-9_]*(?:SECRET|PASSWORD|PASS)=)(\S.*)$/;

const attribute =
  /(\b(?:secret|requiredSecret|[A-Za-z]*(?:Pass|Password|password))\s*=\s*)(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g;

/** The text with dots in place of every secret; as many for each, so that the length tells nothing. */
export function masked(text: string): string {
  return text
    .split('\n')
    .map((line) => {
      let at = 0;
      let shown = '';
      for (const { start, end } of secretSpans(line)) {
        shown += `${line.slice(at, start)}${dots}`;
        at = end;
      }
      return shown + line.slice(at);
    })
    .join('\n');
}

/** What stands in place of a secret. */
export const dots = '••••••••';

/** Whether any line holds a secret. */
export function holdsSecret(text: string): boolean {
  return text.split('\n').some((line) => secretSpans(line).length > 0);
}
