import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Answers, type Preset, presets, readAnswers } from '@/lib';

/** The presets with the answers of their files, which are read while the pages are built. */
export function presetAnswers(): (Preset & { readonly answers: Answers })[] {
  return presets.map((preset) => {
    const text = readFileSync(join(process.cwd(), 'docs', 'examples', `${preset.id}.json`), 'utf8');
    const read = readAnswers(JSON.parse(text));
    if ('problems' in read) throw new Error(`docs/examples/${preset.id}.json: ${JSON.stringify(read.problems)}`);
    return { ...preset, answers: read.answers };
  });
}
