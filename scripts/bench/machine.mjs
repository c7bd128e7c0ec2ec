import { execFileSync } from 'node:child_process';
import { cpus, loadavg, totalmem } from 'node:os';
import { chromiumFile } from './chromium.mjs';

/** Below this load of one minute the figures are those of the program; above, other work is in them. */
const QUIET = 1.5;

/** The machine in one line, as it is at this moment. */
export function machineLine() {
  const cores = cpus();
  const [load = 0] = loadavg();
  return [
    `${cores.length} cores (${cores[0]?.model.trim() || process.arch})`,
    `${Math.round(totalmem() / 2 ** 30)} GB`,
    `Node.js ${process.versions.node}`,
    chromiumVersion(),
    `load ${load.toFixed(2)}${load > QUIET ? ' (NOT QUIET: times are too long)' : ''}`,
  ].join(', ');
}

function chromiumVersion() {
  try {
    const said = execFileSync(chromiumFile, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return `Chromium ${/[\d.]+/.exec(said)?.[0] ?? 'of unknown version'}`;
  } catch {
    return 'no Chromium';
  }
}
