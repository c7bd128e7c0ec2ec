const HEAD = ['what', 'measured', 'goal', 'how it was measured'];

/** Rows `{what, measured, goal, isMet, how}` as a Markdown table with even columns. Without a goal, a row is information. */
export function table(rows) {
  const cells = [
    HEAD,
    ...rows.map(({ what, measured, goal, isMet, how }) => [what, measured, verdict(goal, isMet), how]),
  ];
  const widths = HEAD.map((_, column) => Math.max(...cells.map((row) => row[column].length)));
  const line = (row) => `| ${row.map((cell, column) => cell.padEnd(column < 3 ? widths[column] : 0)).join(' | ')} |`;
  const [head, ...body] = cells.map(line);
  return [head, `|${widths.map((width, column) => '-'.repeat(column < 3 ? width + 2 : 5)).join('|')}|`, ...body].join(
    '\n',
  );
}

function verdict(goal, isMet) {
  if (goal === undefined) return '–';
  return `${goal}: ${isMet ? 'met' : 'MISSED'}`;
}
