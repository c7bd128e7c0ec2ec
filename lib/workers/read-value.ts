/**
 * A number as mod_jk reads it: the digits in front, times 1024 for a `k` at the very end, times 1024² for an `m`;
 * 0 where there are none. `30*40`, the sum of two lines, is 30.
 */
export function numberIn(value: string): number {
  const digits = /^\s*([+-]?\d+)/.exec(value)?.[1] ?? '0';
  const times = /k$/i.test(value) ? 1024 : /m$/i.test(value) ? 1024 * 1024 : 1;
  return Number(digits) * times;
}

/** A switch as mod_jk reads it: by its first letter, or `1`, `0`, `on`, `off`; undefined, its default, for the rest. */
export function switchIn(value: string): boolean | undefined {
  if (/^(?:[fn]|off$|0$)/i.test(value)) return false;
  if (/^(?:[ty]|on$|1$)/i.test(value)) return true;
  return undefined;
}
