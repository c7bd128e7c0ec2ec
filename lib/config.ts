import { factsOf } from './httpd/directives';
import { parseHttpd } from './httpd/parse';
import { walk } from './httpd/query';
import type { HttpdDocument } from './httpd/tree';
import { serverAliasesOf, serverNameOf, virtualHosts } from './httpd/virtual-host';
import { secretProblem } from './secret';
import type { Problem } from './text/problem';
import { parseTomcat } from './tomcat/parse';
import { attributeValue, elements } from './tomcat/query';
import type { TomcatDocument } from './tomcat/tree';
import { type Mounts, parseMounts } from './workers/mounts';
import { parseWorkers } from './workers/parse';
import type { WorkersDocument } from './workers/tree';
import { type Jk2File, readJk2 } from './workers/workers2';

/** A file the admin dropped, pasted or sent. */
export interface Upload {
  readonly path: string;
  readonly text: string;
}

/** The admin's whole configuration, as far as we were shown it. */
export interface Config {
  /** The file with the virtual host of the site. */
  readonly virtualHost?: HttpdDocument;
  readonly serverXml?: TomcatDocument;
  readonly workers?: WorkersDocument;
  /** The secret that both sides of AJP share, if the files hold one that both can carry. */
  readonly ajpSecret?: string;
  /** A secret in these files that one side cannot carry, and why; another one takes its place. */
  readonly oddSecret?: { readonly path: string; readonly says: string };
  /** Files that were read and are left alone, each with the reason. */
  readonly others: readonly { readonly path: string; readonly says: string }[];
  /** Files that cannot be used, each with the reason and, if it has one, the place. */
  readonly refused: readonly {
    readonly path: string;
    readonly text: string;
    readonly says: string;
    readonly at?: Problem;
  }[];
}

/** The largest file that is read, in UTF-16 units. */
export const largestFile = 5_000_000;

type Read =
  | { readonly kind: 'httpd'; readonly document: HttpdDocument }
  | { readonly kind: 'tomcat'; readonly document: TomcatDocument }
  | { readonly kind: 'workers'; readonly document: WorkersDocument }
  /** Mounts of mod_jk in a file of their own: uriworkermap.properties. */
  | { readonly kind: 'mounts'; readonly document: Mounts }
  | { readonly kind: 'jk2'; readonly file: Jk2File }
  | { readonly kind: 'refused'; readonly says: string; readonly at?: Problem };

/** Reads each file as what its content says it is, and finds which part it plays for the site with that host name. */
export function readConfig(uploads: readonly Upload[], host: string): Config {
  const refused: Config['refused'][number][] = [];
  const others: Config['others'][number][] = [];
  const httpd: HttpdDocument[] = [];
  const tomcat: TomcatDocument[] = [];
  const workers: WorkersDocument[] = [];
  for (const { path, text } of uploads) {
    const read = readUpload(path, text);
    if (read.kind === 'httpd') httpd.push(read.document);
    else if (read.kind === 'tomcat') tomcat.push(read.document);
    else if (read.kind === 'workers') workers.push(read.document);
    else if (read.kind === 'mounts' || read.kind === 'jk2') others.push({ path, says: replaced(path, read.kind) });
    else refused.push({ path, text, says: read.says, ...(read.at && { at: read.at }) });
  }

  const virtualHost =
    httpd.find((document) =>
      virtualHosts(document).some((each) => [serverNameOf(each), ...serverAliasesOf(each)].includes(host)),
    ) ?? httpd.find((document) => virtualHosts(document).length > 0);
  for (const document of httpd.filter((each) => each !== virtualHost)) {
    const reason = virtualHosts(document).length > 0 ? 'the site stands in another file' : 'it holds no virtual host';
    others.push({ path: document.path, says: `${document.path} was read and is left as it is: ${reason}.` });
  }
  const [serverXml, ...more] = tomcat;
  for (const { path } of more)
    others.push({ path, says: `${path} was read and is left as it is: one server.xml at a time.` });
  const [firstWorkers, ...moreWorkers] = workers;
  for (const { path } of moreWorkers)
    others.push({ path, says: `${path} was read and is left as it is: one workers.properties at a time.` });
  const secrets = secretsIn(serverXml, firstWorkers);
  // A secret that one side cannot carry is none.
  const ajpSecret = secrets.find(({ secret }) => secretProblem(secret) === undefined)?.secret;
  const [odd] = secrets.flatMap(({ path, secret }) => {
    const says = secretProblem(secret);
    return says === undefined ? [] : [{ path, says }];
  });
  return {
    ...(virtualHost && { virtualHost }),
    ...(serverXml && { serverXml }),
    ...(firstWorkers && { workers: firstWorkers }),
    ...(ajpSecret !== undefined && { ajpSecret }),
    ...(odd && { oddSecret: odd }),
    others,
    refused,
  };
}

function replaced(path: string, kind: 'mounts' | 'jk2'): string {
  return kind === 'mounts'
    ? `${path} was read and is replaced: the mounts stand in the virtual host now, beside everything else. Remove the file, and a JkMountFile line elsewhere that names it.`
    : `${path} belongs to mod_jk2, which has been unsupported since 15 November 2004. Host, port and path were read out of it; the new files replace it. Remove it, and the LoadModule line for jk2_module.`;
}

const recent: { readonly path: string; readonly text: string; readonly read: Read }[] = [];

/** Reading the same text again is free: a keystroke changes an answer, not the files. */
export function readUpload(path: string, text: string): Read {
  const known = recent.find((each) => each.text === text && each.path === path);
  if (known) return known.read;
  const read = readText(path, text);
  recent.unshift({ path, text, read });
  recent.length = Math.min(recent.length, 8);
  return read;
}

function readText(path: string, text: string): Read {
  const refuse = (says: string, at?: Problem): Read => ({ kind: 'refused', says, ...(at && { at }) });
  const foreign = foreignReason(path, text);
  if (foreign) return refuse(foreign);
  const file = readJk2(text);
  if (file) return { kind: 'jk2', file };
  if (looksLikeXml(text)) {
    const document = parseTomcat(text, path);
    return document.problem ? refuse(document.problem.says, document.problem) : { kind: 'tomcat', document };
  }
  if (/^[ \t]*worker\.[\w.-]+[ \t]*=/m.test(text)) {
    const document = parseWorkers(text, path);
    const [problem] = document.problems;
    return problem ? refuse(problem.says, problem) : { kind: 'workers', document };
  }
  if (/^[ \t]*-?!?\/\S*[ \t]*=[ \t]*[\w-]+/m.test(text)) {
    const document = parseMounts(text, path);
    const [problem] = document.problems;
    return problem ? refuse(problem.says, problem) : { kind: 'mounts', document };
  }
  const document = parseHttpd(text, path);
  const settings = [...walk(document)];
  const known = settings.filter(({ name }) => factsOf(name.value)).length;
  if (known === 0 || known * 4 < settings.length) {
    return refuse(
      `${path} is neither Apache configuration nor a server.xml: almost none of its lines is a directive that Apache knows.`,
    );
  }
  const [problem] = document.problems;
  return problem ? refuse(problem.says, problem) : { kind: 'httpd', document };
}

/** Tomcat's secret first, then those that mod_jk sends. */
function secretsIn(
  serverXml: TomcatDocument | undefined,
  workers: WorkersDocument | undefined,
): readonly { readonly path: string; readonly secret: string }[] {
  const ofTomcat = serverXml
    ? [...elements(serverXml, 'Connector')]
        .filter((each) => /ajp/i.test(attributeValue(each, 'protocol') ?? ''))
        .map((each) => attributeValue(each, 'secret') ?? attributeValue(each, 'requiredSecret'))
    : [];
  const ofWorkers = workers
    ? workers.children.flatMap((node) =>
        node.kind === 'setting' && /^worker\.[\w-]+\.secret$/.test(node.key.value) ? [node.value.value] : [],
      )
    : [];
  return [
    ...ofTomcat.map((secret) => ({ path: serverXml?.path ?? '', secret: secret ?? '' })),
    ...ofWorkers.map((secret) => ({ path: workers?.path ?? '', secret })),
  ].filter(({ secret }) => secret !== '');
}

/** What a file is, if it is plainly not for us. */
function foreignReason(path: string, text: string): string | undefined {
  if (text.length > largestFile)
    return `${path} is larger than 5 MB. Configuration files are a few kilobytes: is this the right file?`;
  if (text.trim() === '') return `${path} is empty.`;
  if (text.includes('\u0000')) {
    return `${path} contains zero bytes: it is a binary file, or text in UTF-16. Save it as UTF-8 and drop it again.`;
  }
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text)) {
    return `${path} is a private key. It is not needed here and was not kept; nobody but Apache should read it.`;
  }
  if (/<%[-=#]?|\{\{|\{%/.test(text) && /%>|\}\}|%\}/.test(text)) {
    return `${path} is a template (ERB, Jinja or Helm), not yet a configuration. Drop the file that was made from it.`;
  }
  if (
    /^[ \t]*(server|upstream|location|http|events)\b[^;<>{\n]*\n?[ \t]*\{[ \t\r]*(#.*)?$/m.test(text) ||
    /^[ \t]*proxy_pass[ \t]+\S+;/m.test(text)
  ) {
    return `${path} is nginx configuration. Proxywright writes for Apache: leave it out, the public address says what is needed.`;
  }
  return undefined;
}

function looksLikeXml(text: string): boolean {
  return /^\uFEFF?\s*<(\?xml|!--|!DOCTYPE|Server\b)/i.test(text);
}
