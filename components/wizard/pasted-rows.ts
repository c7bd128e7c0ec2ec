/**
 * Pasted text as cells: lines of words parted by blanks, commas, semicolons or tabs, such as `node1 10.0.0.11`. What is
 * more than `columns` words stays in the last one. Undefined: the text is for one cell alone.
 */
export function pastedRows(text: string, columns: number): readonly (readonly string[])[] | undefined {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
  const rows = lines.map((line) => {
    const words = line.split(/\s*[\t,;]\s*|\s+/).filter(Boolean);
    return words.length <= columns ? words : [...words.slice(0, columns - 1), words.slice(columns - 1).join(' ')];
  });
  return rows.length > 1 || (columns > 1 && rows[0]?.length === columns) ? rows : undefined;
}

/** What the next row begins with: `node2` after `node1`; empty if nothing goes on. */
export function nextInSeries(taken: readonly string[]): string {
  const [, stem, digits] = series.exec(taken.at(-1) ?? '') ?? [];
  return stem === undefined || digits === undefined ? '' : free(taken, stem, digits, Number(digits) + 1);
}

/** The first name like this one that is not taken: `node2` for a second `node1`; empty if it has no number. */
export function freeLike(name: string, taken: readonly string[]): string {
  const [, stem, digits] = series.exec(name) ?? [];
  return stem === undefined || digits === undefined ? '' : free(taken, stem, digits, 1);
}

const series = /^(.*?)(\d+)$/;

function free(taken: readonly string[], stem: string, digits: string, from: number): string {
  for (let next = from; next < 1000; next += 1) {
    const name = `${stem}${String(next).padStart(digits.startsWith('0') ? digits.length : 0, '0')}`;
    if (!taken.includes(name)) return name;
  }
  return '';
}
