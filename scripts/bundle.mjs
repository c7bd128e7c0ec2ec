import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { installPackages } from './install.mjs';
import { loadLibrary } from './library.mjs';
import { refuse } from './refuse.mjs';
import { runMain } from './run-main.mjs';
import { say } from './say.mjs';

const USAGE = `Usage: npm run bundle -- [--answers FILE] [--file NAME=PATH …] --out FOLDER|FILE.zip

  --answers FILE     answers as JSON, - for standard input; without it the default answers
  --file NAME=PATH   a file you already have, for example --file server.xml=/opt/confluence/conf/server.xml
  --secret FILE      the secret that both sides of AJP share, for mod_jk only; without it a new one is made,
                     unless a file you give already holds one. - reads it from standard input
  --out TARGET       a folder, or a file that ends in .zip; files of the same names are replaced

Exit code: 0 written, 1 answers or files refused, 2 wrong usage.`;

await runMain(import.meta.url, async () => {
  const { answersFile, secretFile, uploads, out } = readArguments(process.argv.slice(2));
  await installPackages();
  const { readAnswers, build, packBundle, secretFrom, secretProblem, zipBundle } = await loadLibrary();

  const reading = readAnswers(readJson(answersFile));
  if ('problems' in reading) refuseAll(reading.problems);
  const ajp =
    secretFile === undefined ? secretFrom(crypto.getRandomValues(new Uint8Array(32))) : readSecret(secretFile);
  const wrong = secretProblem(ajp);
  if (wrong !== undefined) refuseAll([{ path: '--secret', says: wrong }]);
  const bundle = build(reading.answers, uploads.map(readUpload), { ajp });
  refuseAll(bundle.refused);

  if (out.endsWith('.zip')) write(out, zipBundle(bundle));
  else for (const { path, text, mode } of packBundle(bundle)) write(join(out, path), text, Number.parseInt(mode, 8));
  say(`Written: ${out}`);
});

function readArguments(args) {
  const { answers, file, out, secret, help } = parse(args);
  if (help) {
    say(USAGE);
    process.exit(0);
  }
  if (out === undefined) refuse(`--out is missing.\n\n${USAGE}`, 2);
  const uploads = file.map((text) => {
    const [, name, path] = /^([^=]+)=(.+)$/s.exec(text) ?? refuse(`--file "${text}" is not NAME=PATH.\n\n${USAGE}`, 2);
    return { name, path };
  });
  return { answersFile: answers, secretFile: secret, uploads, out: resolve(process.env.INIT_CWD ?? '.', out) };
}

function parse(args) {
  const text = { type: 'string' };
  const options = {
    answers: text,
    out: text,
    secret: text,
    file: { ...text, multiple: true, default: [] },
    help: { type: 'boolean' },
  };
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    return refuse(`${error.message}\n\n${USAGE}`, 2);
  }
}

/** Answers as parsed JSON; none given are the default ones. */
function readJson(file) {
  if (file === undefined) return {};
  const text = file === '-' ? readFileSync(0, 'utf8') : readText(file, file);
  try {
    return JSON.parse(text);
  } catch (error) {
    return refuseAll([{ path: file, says: `this is not JSON: ${error.message}` }]);
  }
}

/** A secret in a file of its own, so that it stands in no list of processes and in no history. */
function readSecret(file) {
  return (file === '-' ? readFileSync(0, 'utf8') : readText(file, '--secret')).trim();
}

function readUpload({ name, path }) {
  return { path: name, text: readText(path, name) };
}

/** npm runs scripts in the project's folder; paths are meant from where the person stands. */
function readText(path, name) {
  try {
    return readFileSync(resolve(process.env.INIT_CWD ?? '.', path), 'utf8');
  } catch (error) {
    return refuseAll([{ path: name, says: `cannot be read: ${error.message}` }]);
  }
}

/** Prints each problem on a line of its own and ends with 1; does nothing where there is none. */
function refuseAll(problems) {
  if (problems.length === 0) return;
  for (const { path, says } of problems) process.stderr.write(`${path === '' ? 'answers' : path}: ${says}\n`);
  process.exit(1);
}

/** The mode is set when the file is made, so that a secret is never readable to others, and again past the umask. */
function write(file, content, mode = 0o644) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content, { mode });
  chmodSync(file, mode);
}
