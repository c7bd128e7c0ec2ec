import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { build, readAnswers, takeHome } from '@/lib';

/** A file the admin already has, given to the builder together with the answers. */
export type GivenFile = { readonly path: string; readonly text: string };

/** The answers to build from, before the builder's own schema has seen them. */
export type Answers = Readonly<Record<string, unknown>>;

/**
 * Builds the zip that an admin takes home and unpacks it into a new folder, which the caller removes. Throws when the
 * answers are refused. The only place where the bench knows who makes bundles.
 */
export async function bundleFolder(answers: Answers, files: readonly GivenFile[]): Promise<string> {
  const reading = readAnswers(answers);
  if ('problems' in reading) throw new Error(reading.problems.map(({ path, says }) => `${path}: ${says}`).join('\n'));
  const { bytes } = await takeHome(build(reading.answers, files, { ajp: secret }));
  const folder = await mkdtemp(join(tmpdir(), 'proxywright-bundle-'));
  for (const [path, content] of Object.entries(unzipSync(bytes))) {
    if (path.endsWith('/')) continue;
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return folder;
}

/** The builder brings none of its own: a browser makes one anew for every bundle. */
const secret = 'only-for-the-bench-0123456789abcdef';
