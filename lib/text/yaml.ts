/** What a YAML file may hold here. */
export interface YamlTree {
  readonly [key: string]: string | number | boolean | readonly string[] | YamlTree;
}

/** One line of a YAML file, with the path of the key it begins: `ingress.host`. */
export interface YamlLine {
  readonly text: string;
  readonly path?: string;
}

/**
 * The lines of a YAML file that says this, in the order of the keys, each key below its comment if it has one. Strings
 * are quoted, so none is taken for a number or a truth; text of several lines is a block.
 */
export function yamlLines(
  tree: YamlTree,
  commentOf: (path: string) => string | undefined = () => undefined,
): YamlLine[] {
  return linesOf(tree, '', '', commentOf);
}

/** A comment, broken into lines of at most 110 characters, where its words allow that. */
export function commentLines(text: string, indent = ''): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last === undefined || `${last} ${word}`.length > 110) lines.push(`${indent}# ${word}`);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}

function linesOf(
  tree: YamlTree,
  path: string,
  indent: string,
  commentOf: (path: string) => string | undefined,
): YamlLine[] {
  return Object.entries(tree).flatMap(([key, value]): YamlLine[] => {
    const own = path === '' ? key : `${path}.${key}`;
    const comment = commentOf(own);
    const head = (text: string): YamlLine => ({ text: `${indent}${key}:${text}`, path: own });
    const above = comment === undefined ? [] : commentLines(comment, indent).map((text) => ({ text }));
    if (isTree(value)) return [...above, head(''), ...linesOf(value, own, `${indent}  `, commentOf)];
    if (typeof value === 'string' && isBlock(value)) {
      const lines = value.replace(/\r?\n$/, '').split(/\r?\n/);
      return [...above, head(' |'), ...lines.map((line) => ({ text: line === '' ? '' : `${indent}  ${line}` }))];
    }
    if (typeof value !== 'object') return [...above, head(` ${scalar(value)}`)];
    if (value.length === 0) return [...above, head(' []')];
    return [...above, head(''), ...value.map((item) => ({ text: `${indent}  - ${scalar(item)}` }))];
  });
}

function isTree(value: YamlTree[string]): value is YamlTree {
  return typeof value === 'object' && !Array.isArray(value);
}

/** Whether a text keeps its bytes as a block, but for how its lines end. */
function isBlock(text: string): boolean {
  return /^[^\s][\t\n\r\x20-\x7e\u00a0-\u2027\u202a-\ud7ff]*[^\s]\r?\n$/.test(text) && !/\r(?!\n)/.test(text);
}

function scalar(value: string | number | boolean): string {
  if (typeof value !== 'string') return String(value);
  return JSON.stringify(value).replace(
    /[^\x20-\x7e]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
