import type { Bundle, GeneratedFile } from './bundle';
import { parseHttpd } from './httpd/parse';
import { walk } from './httpd/query';
import type { HttpdNode } from './httpd/tree';
import { parseTomcat } from './tomcat/parse';
import { elements } from './tomcat/query';
import { parseWorkers } from './workers/parse';

/** What has to be the same whatever the words in it are: the shape of every file, and of what is to be typed. */
export function shapeOf(bundle: Bundle): object {
  return {
    files: bundle.files.map((file) => ({ role: file.role, mode: file.mode, shape: shapeOfFile(file) })),
    commands: bundle.commands.map(({ run }) => signsOf(run)),
    folders: bundle.folders.map(({ path }) => signsOf(path)),
    places: bundle.files.map(({ installTo }) => signsOf(installTo)),
    jvm: bundle.jvm.map(({ argument }) => signsOf(argument)),
  };
}

/** The characters that mean something to a shell, and white space, in their order. */
function signsOf(text: string): string {
  return text.replaceAll(/[^\s"'`$&|;<>(){}[\]*?!#\\^%]/g, '').replaceAll(/\r/g, '\\r');
}

function shapeOfFile({ role, text }: GeneratedFile): unknown {
  switch (role) {
    case 'virtual-host': {
      const { children, problems } = parseHttpd(text);
      return [problems, children.map(shapeOfNode)];
    }
    case 'server-xml':
      return shapeOfXml(text);
    case 'workers': {
      const { children, problems } = parseWorkers(text);
      const kinds = children.map((node) =>
        node.kind === 'setting' ? node.key.value.replace(/^worker\.[\w-]+\.(?=\w)/, '…') : node.kind,
      );
      return [problems, kinds];
    }
    case 'environment':
      return text.split('\n').map((line) => /^(#|[A-Z0-9_]+=|$)/.exec(line)?.[0] ?? line);
    case 'helm-values':
      return [
        text.split('\n').map((line) => /^ *(#|- "|[A-Za-z]+:|<|$)/.exec(line)?.[0] ?? `? ${line.trimStart()[0]}`),
        shapeOfXml(/<Server[\s\S]*<\/Server>/.exec(text)?.[0] ?? '<Server/>'),
      ];
    case 'page':
      return [
        text.split('\n').length,
        text.match(/<[^>]*>/g)?.map((tag) => tag.replace(/lang="[A-Za-z0-9-]+"/, 'lang')),
      ];
  }
}

function shapeOfNode(node: HttpdNode): unknown {
  switch (node.kind) {
    case 'section':
      return [node.name.value, node.args.length, node.children.map(shapeOfNode)];
    case 'directive':
      return [node.name.value, node.args.length];
    default:
      return node.kind;
  }
}

function shapeOfXml(text: string): unknown {
  const document = parseTomcat(text);
  return (
    document.problem ??
    [...elements(document)].map(({ name, attributes }) => [name, attributes.map((each) => each.name)])
  );
}

/** What is wrong with the paths of files: they leave the folder they are unpacked in, or two are the same on Windows. */
export function faultsOfPaths(paths: readonly string[]): string[] {
  return paths.flatMap((path, i) => [
    ...(/^[\w.@+~-]+(\/[\w.@+~-]+)*$/.test(path) ? [] : [`odd characters: ${path}`]),
    ...(path.split('/').some((step) => /^\.*$/.test(step)) ? [`a step out: ${path}`] : []),
    ...(paths.findIndex((each) => each.toLowerCase() === path.toLowerCase()) < i ? [`twice: ${path}`] : []),
  ]);
}

/** Everything a file says to its server, in an order that does not matter. */
export function saidIn({ role, text }: GeneratedFile): readonly string[] {
  if (role === 'virtual-host') {
    return [...walk(parseHttpd(text))]
      .map(({ name, args }) => [name, ...args].map(({ value }) => value).join(' '))
      .sort();
  }
  if (role === 'workers')
    return [...parseWorkers(text).properties.values()].map(({ key, value }) => `${key}=${value}`).sort();
  return [...elements(parseTomcat(text))]
    .flatMap(({ name, attributes }) => [name, ...attributes.map((each) => `${name} ${each.name}=${each.value}`)])
    .sort();
}
