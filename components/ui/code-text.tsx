/** Prose from `lib` on a page: what stands between backticks is configuration and becomes `<code>`. */
export function CodeText({ text }: { readonly text: string }) {
  const parts = text.split('`');
  // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text have no other name, and never move
  return parts.map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part));
}
