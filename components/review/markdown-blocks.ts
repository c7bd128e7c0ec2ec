/** A piece of the runbook. It is our own text, in the little Markdown that we write. */
export type MarkdownBlock =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'code'; readonly text: string };

/** Headings, paragraphs, lists and fenced code; what is none of these is a paragraph, so nothing is lost. */
export function markdownBlocks(markdown: string): MarkdownBlock[] {
  const blocks: MarkdownBlock[] = [];
  const lines = markdown.split('\n');
  for (let i = 0; i < lines.length; ) {
    const line = lines[i] ?? '';
    const heading = /^(#{1,6}) (.*)$/.exec(line);
    const run = (belongs: (text: string) => boolean) => {
      const first = i;
      while (i < lines.length && belongs(lines[i] ?? '')) i += 1;
      return lines.slice(first, i);
    };
    if (line.trim() === '') i += 1;
    else if (line.startsWith('```')) {
      i += 1;
      blocks.push({ kind: 'code', text: run((text) => !text.startsWith('```')).join('\n') });
      i += 1;
    } else if (heading) {
      blocks.push({ kind: 'heading', level: heading[1]?.length ?? 1, text: heading[2] ?? '' });
      i += 1;
    } else if (/^(-|\d+\.) /.test(line)) {
      blocks.push({
        kind: 'list',
        items: run((text) => /^(-|\d+\.) /.test(text)).map((text) => text.replace(/^(-|\d+\.) /, '')),
      });
    } else {
      const text = run((each) => each.trim() !== '' && !/^(```|#{1,6} |(-|\d+\.) )/.test(each)).join(' ');
      blocks.push({ kind: 'paragraph', text });
    }
  }
  return blocks;
}
