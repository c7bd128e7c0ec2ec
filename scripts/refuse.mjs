/**
 * Throws what the person can mend, as words for them; `runMain` prints the words without a stack and ends with the
 * exit code.
 */
export function refuse(message, exitCode = 1) {
  throw Object.assign(new Error(message), { exitCode });
}

/** Prints a refusal on stderr and yields its exit code. Any other error is ours: it is thrown again. */
export function explainRefusal(error) {
  if (error?.exitCode === undefined) throw error;
  process.stderr.write(`\nproxywright: ${error.message}\n`);
  return error.exitCode;
}
