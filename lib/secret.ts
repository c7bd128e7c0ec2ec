/**
 * A secret for both sides of AJP, made of bytes from a source that nobody can guess: 32 of them or more. Letters,
 * digits, - and _ only, so that neither server.xml nor workers.properties has to escape anything. Throws on fewer bytes.
 */
export function secretFrom(bytes: Uint8Array): string {
  if (bytes.length < 32) throw new Error('a secret needs 32 bytes');
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

/**
 * What is wrong with a secret that an admin brings along; undefined: both sides can carry it. mod_jk cuts a line at #,
 * replaces $(…), and trims blanks; XML and httpd have their own quotes.
 */
export function secretProblem(text: string): string | undefined {
  const [odd] = /[^A-Za-z0-9._~+/=!@%^*:,?-]/.exec(text) ?? [];
  if (odd) {
    const shown = /\s/.test(odd) ? 'a blank' : `the character ${odd}`;
    return `The secret holds ${shown}, which workers.properties or server.xml cannot carry unchanged. Use letters, digits and . _ - only.`;
  }
  if (text.length < 16) return 'The secret is shorter than 16 characters and could be guessed.';
  if (text.length > 200) return 'The secret is longer than 200 characters.';
  return undefined;
}
