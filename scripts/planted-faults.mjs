import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { floorEdges, isOnAFloor } from './floors.mjs';
import { inPackages, inRoot } from './root.mjs';
import { runNode } from './run.mjs';

const IMPORT_RULE = 'lint/style/noRestrictedImports';
const CYCLE_RULE = 'lint/suspicious/noImportCycles';

/**
 * Plants imports into a scratch folder, lets Biome judge them by the project's biome.json and yields `{name, passed}`
 * for each: a forbidden import must be reported, a permitted one must not. Throws if Biome gives no judgement at all.
 */
export async function plantFaults() {
  const folder = mkdtempSync(join(tmpdir(), 'proxywright-faults-'));
  try {
    const edges = floorEdges();
    for (const [file, code] of plantedFiles(edges)) write(folder, file, code);
    write(folder, 'lib/text/egg.ts', "import './hen';\n");
    write(folder, 'lib/text/hen.ts', "import './egg';\n");
    const reports = await judge(folder);
    const isCycleSeen = reports.some(({ rule, file }) => rule === CYCLE_RULE && file === 'lib/text/egg.ts');
    return [
      ...edges.map((edge) => ({ name: nameOf(edge), passed: isReported(reports, edges, edge) === edge.isForbidden })),
      { name: 'two files that import each other are reported', passed: isCycleSeen },
      ...readdirSync(inRoot('lib')).map((part) => ({
        name: `lib/${part} stands on a floor`,
        passed: isOnAFloor(part),
      })),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One file for each importer, one import a line, in the order of the edges. */
function plantedFiles(edges) {
  const files = new Map();
  for (const { file, code } of edges) files.set(file, `${files.get(file) ?? ''}${code}\n`);
  return files;
}

function write(folder, file, code) {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), code);
}

async function judge(folder) {
  for (const file of ['biome.json', '.gitignore', 'package.json']) copyFileSync(inRoot(file), join(folder, file));
  const report = join(folder, 'report.json');
  const biome = inPackages('@biomejs', 'biome', 'bin', 'biome');
  const args = [
    'lint',
    '--max-diagnostics=none',
    '--reporter=json',
    `--reporter-file=${report}`,
    'lib',
    'app',
    'components',
  ];
  const { output } = await runNode(biome, args, { cwd: folder });
  try {
    const { diagnostics } = JSON.parse(readFileSync(report, 'utf8'));
    return diagnostics.map(({ category, location }) => ({
      rule: category,
      file: location.path,
      line: location.start?.line,
    }));
  } catch {
    throw new Error(`Biome gave no report about the planted faults:\n${output}`);
  }
}

function isReported(reports, edges, edge) {
  const line = edges.filter(({ file }) => file === edge.file).indexOf(edge) + 1;
  return reports.some((report) => report.rule === IMPORT_RULE && report.file === edge.file && report.line === line);
}

function nameOf({ file, code, isForbidden }) {
  return `${file} ${isForbidden ? 'must not' : 'may'} say: ${code}`;
}
