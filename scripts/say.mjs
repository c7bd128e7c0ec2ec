/** Prints one line for the person at the terminal. */
export function say(line = '') {
  process.stdout.write(`${line}\n`);
}

/** Yields milliseconds as seconds with one decimal, e.g. `3.2 s`. */
export function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

/** Yields the last lines of a program's output, without trailing blank lines. */
export function tail(output, lines = 40) {
  return output.trimEnd().split('\n').slice(-lines).join('\n');
}
