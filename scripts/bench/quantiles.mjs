/** Yields `{median, p95, p99, count}` of numbers, by the nearest rank: every figure is one that was measured. */
export function quantiles(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const rank = (share) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  return { median: rank(0.5), p95: rank(0.95), p99: rank(0.99), count: sorted.length };
}

/** Milliseconds for a person: three digits that mean something, `0.42 ms`, `18.3 ms`, `1,240 ms`. */
export function milliseconds(value) {
  if (value === undefined || Number.isNaN(value)) return 'no figure';
  const digits = value < 1 ? 2 : value < 100 ? 1 : 0;
  return `${value.toLocaleString('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits })} ms`;
}
