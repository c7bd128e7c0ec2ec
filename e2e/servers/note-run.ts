import { appendFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Answers, readAnswers } from '@/lib';
import { choicesOf } from '@/lib/choices';
import type { RecordedRun, RunLevel } from '@/lib/record';
import type { Outcome } from './behaviour';
import { serverVersions } from './server-versions';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(root, '.cache', 'record');
const recordFile = join(root, 'lib', 'record.json');

/** One thing that ran: a row of the array or a scenario, of so many that this part has. */
interface Noted {
  readonly part: 'array' | 'scenarios';
  readonly of: number;
  readonly name: string;
  readonly level: RunLevel;
  readonly checks: number;
  readonly failed: number;
  readonly choices: Readonly<Record<string, string>>;
}

/** Whether this run is to be written down. */
const isRecording = process.env.PROXYWRIGHT_RECORD === '1';

/** Notes what became of these answers, if this run is to be written down. */
export async function noteRun({
  answers,
  outcomes,
  ...run
}: Pick<Noted, 'part' | 'of' | 'name' | 'level'> & {
  readonly answers: Readonly<Record<string, unknown>>;
  readonly outcomes: readonly Outcome[];
}): Promise<void> {
  if (!isRecording) return;
  const failed = outcomes.filter(({ passed }) => !passed).length;
  const noted: Noted = {
    ...run,
    ...{ failed, checks: outcomes.length - failed, choices: Object.fromEntries(choicesOf(accepted(answers))) },
  };
  await appendFile(join(folder, 'runs.jsonl'), `${JSON.stringify(noted)}\n`);
}

/** Forgets what an earlier run noted. */
export async function beginRecord(): Promise<void> {
  if (!isRecording) return;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
}

/**
 * Writes the record that ships with the wizard: of each part that was run as a whole, everything that passed. What did
 * not pass, and parts that ran in parts, are told on the terminal.
 */
export async function endRecord(): Promise<void> {
  if (!isRecording) return;
  const text = await readFile(join(folder, 'runs.jsonl'), 'utf8').catch(() => '');
  const noted = text
    .split('\n')
    .filter(Boolean)
    .map((line): Noted => JSON.parse(line));
  const old: RecordedRun[] = JSON.parse(await readFile(recordFile, 'utf8').catch(() => '[]'));
  const runs = [...old];
  for (const part of ['array', 'scenarios'] as const) {
    const own = noted.filter((one) => one.part === part);
    const whole = own[0]?.of ?? 0;
    if (own.length < whole)
      console.log(`Record: ${own.length} of ${whole} of the part ${part} ran, it stays as it was`);
    if (own.length === 0 || own.length < whole) continue;
    const passed = own.filter(({ failed }) => failed === 0);
    console.log(
      `Record: ${passed.length} of ${whole} of the part ${part} are written down, ${whole - passed.length} failed`,
    );
    const at = runs.findIndex((run) => run.part === part);
    runs.splice(at < 0 ? runs.length : at, at < 0 ? 0 : 1, recordedRun(part, passed));
  }
  await mkdir(join(root, 'lib', 'record'), { recursive: true });
  await writeFile(recordFile, `${JSON.stringify(runs, undefined, 2)}\n`);
}

/** Each choice stands once, and rows name them by their place. */
function recordedRun(part: Noted['part'], noted: readonly Noted[]): RecordedRun {
  const choices = [
    ...new Set(noted.flatMap((one) => Object.entries(one.choices).map(([path, choice]) => `${path} = ${choice}`))),
  ].sort();
  const at = new Map(choices.map((choice, i) => [choice, i]));
  return {
    part,
    date: new Date().toISOString().slice(0, 10),
    servers: serverVersions(),
    choices,
    rows: noted
      .toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }))
      .map(({ name, level, checks, choices: own }) => ({
        ...{ name, level, checks },
        chosen: Object.entries(own)
          .map(([path, choice]) => at.get(`${path} = ${choice}`) ?? -1)
          .sort((a, b) => a - b)
          .join(' '),
      })),
  };
}

function accepted(answers: object): Answers {
  const reading = readAnswers(answers);
  if ('problems' in reading) throw new Error(JSON.stringify(reading.problems));
  return reading.answers;
}
