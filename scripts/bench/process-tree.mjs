import { execFileSync } from 'node:child_process';

/** Resident memory in MB (10⁶ bytes), as `ps` has it, of every process below `pid`; the process itself is left out. */
export function memoryBelow(pid) {
  const lines = execFileSync('ps', ['-e', '-o', 'pid=,ppid=,rss='], { encoding: 'utf8' }).trim().split('\n');
  const processes = lines.map((line) => line.trim().split(/\s+/).map(Number));
  const below = (parent) =>
    processes
      .filter(([, parentId]) => parentId === parent)
      .reduce((sum, [id, , kibibytes]) => sum + kibibytes + below(id), 0);
  return (below(pid) * 1024) / 1e6;
}
