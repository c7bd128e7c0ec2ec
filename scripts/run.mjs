import { spawn } from 'node:child_process';
import { root } from './root.mjs';

/**
 * Runs a program in the project's root to its end and yields `{code, output}`, stdout and stderr in one text.
 * Nothing is printed. A program that does not exist, or that a signal ends, yields a code other than 0.
 */
export function run(command, args, { env = {}, cwd = root } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));
    const finish = (code, extra = '') => resolve({ code, output: Buffer.concat(chunks).toString('utf8') + extra });
    child.on('error', (error) => finish(127, `${command}: ${error.message}\n`));
    child.on('close', (code, signal) => finish(code ?? 128, signal === null ? '' : `ended by ${signal}\n`));
  });
}

/** Runs a JavaScript file with the Node.js that runs this script; otherwise like `run`. */
export function runNode(file, args, options) {
  return run(process.execPath, [file, ...args], options);
}
