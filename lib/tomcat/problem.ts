import type { Span } from '../text/edit';
import { positionAt } from '../text/lines';
import type { Problem } from '../text/problem';
import type { Element } from './tree';

/** What the parser had seen when it stopped. */
export interface Fault {
  /** The parser's own words, or `half`, `deep`, `root` and `doctype` for what it does not refuse by itself. */
  readonly message: string;
  readonly text: string;
  /** Behind the last character it read. */
  readonly at: number;
  /** Behind the last markup that was whole. */
  readonly mark: number;
  /** Where the last comment begins; -1 if there is none. */
  readonly comment: number;
  /** The elements open there, the innermost last. */
  readonly open: readonly Element[];
  readonly closed: Element | undefined;
}

/** Says in the admin's words what is wrong with a file, and where. */
export function problemAt(fault: Fault): Problem {
  const { says, start, end } = (isDoctype(fault) && doctype(fault)) || named(fault) || atEnd(fault) || here(fault);
  const place = positionAt(fault.text, start);
  return { start, end: Math.max(start, end), ...place, says };
}

type Found = Span & { readonly says: string };

const noStart = 'Tomcat would not start with this file.';
const reference = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/gi;

function isDoctype({ text, mark }: Fault): boolean {
  return text.startsWith('<!DOCTYPE', text.indexOf('<', mark));
}

function doctype({ text, mark, message }: Fault): Found | undefined {
  if (message === outside) return;
  return found(
    text.indexOf('<!DOCTYPE', mark),
    9,
    'This file declares a DTD (`<!DOCTYPE`). Tomcat would read it; Proxywright does not expand entities, so it leaves the file alone.',
  );
}

const outside = 'text data outside of root node.';

/** The mistakes that the parser names by itself. */
function named(fault: Fault): Found | undefined {
  const { message, text, at, mark, open, closed } = fault;
  const element = open.at(-1);
  const name = element?.name ?? '';
  const last = text.charAt(at - 1);
  switch (message) {
    case 'half':
      return found(at - 1, 1, `This is half of a character: the file was cut or read in a wrong encoding. ${noStart}`);
    case 'deep':
      return found(
        text.lastIndexOf('<', at - 2),
        1,
        `More than ${open.length} elements stand in each other here. Proxywright reads no file like that.`,
      );
    case 'root': {
      const root = closed?.name ?? '';
      const says = `The outermost element is \`<${root}>\`. In server.xml it is \`<Server>\`. ${noStart}`;
      return found(at, root.length + 1, says);
    }
    case outside:
      return looseText(fault);
    case 'documents may contain only one root.': {
      const says = `\`<${name}>\` begins behind the end of the outermost element, and a file has only one of those. ${noStart}`;
      return found(element?.start ?? at, name.length + 1, says);
    }
    case 'malformed comment.': {
      const line = lineOf(text, fault.comment);
      const says = `The comment that begins on line ${line} holds \`--\` here. Only the end of a comment may, so a comment cannot hold another one. ${noStart}`;
      return found(mark - 2, 2, says);
    }
    case 'unexpected close tag.': {
      const start = text.lastIndexOf('</', at);
      const tag = text.slice(start, at);
      const says = `\`${tag}\` stands where \`</${closed?.name}>\` is due: line ${lineOf(text, closed?.start ?? 0)} opens \`<${closed?.name}>\`. ${noStart}`;
      return found(start, at - start, says);
    }
    case 'unquoted attribute value.':
      return found(at - 1, 1, `In \`<${name}>\` a value has no quotes around it. ${noStart}`);
    case 'attribute without value.':
      return noValue(fault);
    case 'no whitespace between attributes.': {
      const says = `In \`<${name}>\` a space is missing here, or the quote that ends the value before it stands in the wrong place. ${noStart}`;
      return found(at - 1, 1, says);
    }
    case 'disallowed character.':
      return last === '<'
        ? found(at - 1, 1, lessInValue(text, element))
        : found(at - 1, 1, `${codeOf(last)} is a character that XML does not allow. ${noStart}`);
    case 'disallowed character in attribute name.':
      if (last === '/') return noValue(fault);
      if (last !== '<') return undefined;
      return found(
        at - 1,
        1,
        `A new tag begins here, but \`<${name}>\` of line ${lineOf(text, element?.start ?? 0)} has no \`>\` yet. ${noStart}`,
      );
    case 'undefined entity.':
    case 'disallowed character in entity name.':
    case 'empty entity name.':
      return looseAmpersand(fault);
    case 'malformed character entity.': {
      const start = text.lastIndexOf('&', at);
      return found(start, at - start, `\`${text.slice(start, at)}\` is no character that XML allows. ${noStart}`);
    }
    case 'an XML declaration must be at the start of the document.':
    case 'the XML declaration must appear at the start of the document.': {
      const says = `\`<?xml\` must be the very first thing in the file, without a blank or a line before it. ${noStart}`;
      return found(text.indexOf('<?', mark), 5, says);
    }
  }
  if (message.startsWith('duplicate attribute')) return duplicate(fault);
  if (message.startsWith('unmatched closing tag') || message.startsWith('weird')) {
    const start = text.lastIndexOf('</', at);
    return found(start, at - start, `\`${text.slice(start, at)}\` closes something that was never opened. ${noStart}`);
  }
  return undefined;
}

/** The file ended too early. */
function atEnd(fault: Fault): Found | undefined {
  const { message, text, mark, comment, open } = fault;
  if (!/^(?:unexpected end|unclosed tag|document must contain)/.test(message)) return;
  const never = (start: number, what: string, length: number) =>
    found(start, length, `Line ${lineOf(text, start)} opens \`${what}\`, and nothing closes it. ${noStart}`);
  // A comment counts as read at its `--`; here the file ends before the `>`.
  if (comment !== -1 && mark === text.length && text.endsWith('--')) return never(comment, '<!--', 4);
  const begun = text.indexOf('<', mark);
  const loose = looseAmpersand(fault);
  for (const what of ['<!--', '<![CDATA[', '<?']) {
    if (begun !== -1 && text.startsWith(what, begun)) return never(begun, what, what.length);
  }
  if (loose) return loose;
  if (begun !== -1) {
    const says = `Line ${lineOf(text, begun)} begins a tag that is never finished: a quote or a \`>\` is missing. ${noStart}`;
    return found(begun, 1, says);
  }
  const element = open.at(-1);
  if (element) return never(element.start, `<${element.name}>`, element.name.length + 1);
  return found(
    0,
    0,
    /^\uFEFF?\s*$/.test(text) ? `This file is empty. ${noStart}` : `This file holds no element. ${noStart}`,
  );
}

function here({ text, at, mark }: Fault): Found {
  const start = Math.max(at - 1, 0);
  const what = text.slice(start, at);
  if (text.startsWith('<?xml', text.indexOf('<', mark))) {
    return found(start, 1, `The \`<?xml … ?>\` line is not written as XML wants it. ${noStart}`);
  }
  const shown = /^[!-~]$/.test(what) ? `\`${what}\`` : /\s/.test(what) ? 'A blank' : `The character ${codeOf(what)}`;
  return found(start, 1, `${shown} cannot stand here: the file is not well-formed XML. ${noStart}`);
}

function looseText({ text, mark, closed }: Fault): Found {
  const start = nextSolid(text, mark);
  const says = closed
    ? `Text stands behind \`</${closed.name}>\`, the end of the file's outermost element. ${noStart}`
    : `This is not XML: text stands before the first tag. ${noStart}`;
  return found(start, 1, says);
}

function looseAmpersand({ text, mark, at }: Fault): Found | undefined {
  reference.lastIndex = mark;
  const start = reference.exec(text)?.index ?? -1;
  if (start === -1 || start >= at) return;
  const entity = /^&[\w.:-]+;/.exec(text.slice(start, start + 100))?.[0];
  return entity
    ? found(
        start,
        entity.length,
        `\`${entity}\` is an entity that nothing here defines; Proxywright expands none. ${noStart}`,
      )
    : found(start, 1, `A bare \`&\` stands here. In XML it is written \`&amp;\`. ${noStart}`);
}

function duplicate({ text, open, message, at }: Fault): Found {
  const element = open.at(-1);
  const name = message.slice('duplicate attribute: '.length, -1);
  const [, second] = element?.attributes.filter((attribute) => attribute.name === name) ?? [];
  const says = `\`${name}\` stands twice in \`<${element?.name}>\` of line ${lineOf(text, element?.start ?? 0)}. ${noStart}`;
  return found(second?.start ?? at, name.length, says);
}

function noValue({ text, open, at }: Fault): Found | undefined {
  const element = open.at(-1);
  const start = nextSolid(text, element?.attributesEnd ?? at);
  const attribute = /^[^\s=>/]*/.exec(text.slice(start, at))?.[0] ?? '';
  return attribute
    ? found(start, attribute.length, `\`${attribute}\` in \`<${element?.name}>\` has no value. ${noStart}`)
    : undefined;
}

function lessInValue(text: string, element: Element | undefined): string {
  const line = lineOf(text, element?.start ?? 0);
  return `\`<\` stands inside a value of \`<${element?.name}>\` of line ${line}. A closing quote is missing before it, or it is to be written \`&lt;\`. ${noStart}`;
}

function found(start: number, length: number, says: string): Found {
  return { start, end: start + length, says };
}

/** The next character that XML does not take for white space. */
function nextSolid(text: string, from: number): number {
  const solid = /[^ \t\r\n]/g;
  solid.lastIndex = from === 0 && text.startsWith('\uFEFF') ? 1 : from;
  return solid.exec(text)?.index ?? text.length;
}

function lineOf(text: string, offset: number): number {
  return positionAt(text, offset).line;
}

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
