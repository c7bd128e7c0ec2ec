import { SaxesParser } from 'saxes';
import type { Problem } from '../text/problem';
import { problemAt } from './problem';
import type { Attribute, Element, TomcatDocument } from './tree';

/**
 * Reads server.xml. Never throws and never yields half a tree: what is not well-formed, or declares a DTD, yields a
 * `problem` and no `root`. Only the five predefined entities and character references are resolved.
 */
export function parseTomcat(text: string, path = ''): TomcatDocument {
  const read = readRoot(text);
  return 'says' in read
    ? { format: 'tomcat', path, text, root: undefined, problem: read }
    : { format: 'tomcat', path, text, root: read, problem: undefined };
}

/** An element whose end is not known yet. */
interface Open extends Element {
  end: number;
  attributes: Attribute[];
  attributesEnd: number;
  startTagEnd: number;
  isEmpty: boolean;
  children: Element[];
}

/** Files of Tomcat nest a dozen elements. With a limit, whoever walks the tree need not fear for the stack. */
const deepest = 1000;

function readRoot(text: string): Element | Problem {
  const parser = new SaxesParser({ position: false });
  const open: Open[] = [];
  let root: Element | undefined;
  let closed: Open | undefined;
  /** Behind the last markup that was read whole. */
  let mark = 0;
  let comment = -1;
  let fault: string | undefined;
  const problem = (message: string, at: number) => problemAt({ message, text, at, mark, comment, open, closed });
  const toHere = () => {
    mark = parser.position;
  };

  parser.on('error', (error) => {
    fault = error.message;
    throw error;
  });
  parser.on('doctype', () => parser.fail('doctype'));
  parser.on('xmldecl', toHere);
  parser.on('processinginstruction', toHere);
  parser.on('cdata', toHere);
  parser.on('comment', () => {
    comment = text.indexOf('<!--', mark);
    toHere();
  });
  parser.on('opentagstart', ({ name }) => {
    if (open.length === deepest) parser.fail('deep');
    // The parser stands behind the character that ended the name, and a name holds no `<`.
    let start = parser.position - 2;
    while (start > 0 && text.charCodeAt(start) !== 0x3c) start--;
    const attributesEnd = start + 1 + name.length;
    open.push({ name, start, end: -1, attributes: [], attributesEnd, startTagEnd: -1, isEmpty: false, children: [] });
  });
  parser.on('attribute', ({ name, value }) => {
    const element = open.at(-1);
    if (!element) return;
    // Here the parser stands right behind the closing quote.
    const end = parser.position;
    const start = text.indexOf(name, element.attributesEnd);
    const equals = text.indexOf('=', start + name.length);
    const quote = text.indexOf(text.charAt(end - 1), equals);
    element.attributes.push({ name, value, start, end, valueSpan: { start: quote + 1, end: end - 1 } });
    element.attributesEnd = end;
  });
  parser.on('opentag', ({ isSelfClosing }) => {
    const element = open.at(-1);
    if (!element) return;
    element.startTagEnd = parser.position;
    element.isEmpty = isSelfClosing;
    toHere();
  });
  parser.on('closetag', () => {
    closed = open.pop();
    if (!closed) return;
    closed.end = parser.position;
    const parent = open.at(-1);
    if (parent) parent.children.push(closed);
    else root = closed;
    toHere();
  });

  // The parser takes half a surrogate pair together with whatever stands behind it, a quote for instance.
  const half = /[\uD800-\uDFFF]/.test(text) ? text.search(/[\uD800-\uDFFF]/u) : -1;
  if (half !== -1) return problem('half', half + 1);
  try {
    parser.write(text).close();
  } catch (error) {
    if (fault === undefined) throw error;
    return problem(fault, Math.min(parser.position, text.length));
  }
  if (root?.name === 'Server') return root;
  // The parser demands a root, so there is one here.
  return problem('root', root?.start ?? 0);
}
