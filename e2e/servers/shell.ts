/** A word as a POSIX shell reads it back unchanged. */
function quoted(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}

/** A command line of words that the shell takes as they stand. */
export function line(...words: readonly string[]): string {
  return words.map(quoted).join(' ');
}

/** A script of lines that ends at the first one that fails. */
export function script(...lines: readonly string[]): readonly string[] {
  return ['sh', '-c', ['set -e', ...lines].join('\n')];
}
