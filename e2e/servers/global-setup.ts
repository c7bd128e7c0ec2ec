import type { TestProject } from 'vitest/node';
import { beginRecord, endRecord } from './note-run';
import { missingPrerequisites } from './prerequisites';
import { makeWorkshop, removeWorkshop } from './workshop';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder that every machine sees as /bench. */
    readonly workshop: string;
  }
}

/** Makes the workshop once for all scenarios; throws with the list of what this system lacks. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const missing = missingPrerequisites();
  if (missing.length > 0)
    throw new Error(`Real servers cannot run here:\n${missing.map((one) => `- ${one}`).join('\n')}`);
  await beginRecord();
  const workshop = await makeWorkshop();
  project.provide('workshop', workshop);
  return async () => {
    await removeWorkshop(workshop);
    await endRecord();
  };
}
