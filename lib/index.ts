/** The one door: pages, components and scripts import from here and from nowhere deeper. */
export { type AnswerProblem, type Answers, answersSchema, defaultAnswers, readAnswers } from './answers';
export { build } from './build';
export type { Bundle, Finding, GeneratedFile, Note, RefusedFile } from './bundle';
export type { Upload } from './config';
export { dataCenterEnds, supportOf } from './confluence/life-cycle';
export { releases } from './confluence/releases';
export { type Drawn, drawPicture } from './draw-picture';
export { type Field, fields } from './fields';
export { oldestVersion } from './httpd/version';
export { type Inferred, inferAnswers } from './infer';
export { decodeAnswers, encodeAnswers } from './link';
export { dots, holdsSecret, secretSpans } from './masked';
export { nearestEditing } from './nearest-editing';
export { patchOf } from './patch-of';
export { pictureInWords, pictureOf } from './picture';
export { platforms } from './platforms';
export { type Preset, presets } from './presets';
export { hasUsualPort, type PublicAddress, publicUrlOf, readPublicAddress } from './public-address';
export { recipes } from './recipes';
export type { Proven } from './record';
export { secretFrom, secretProblem } from './secret';
export { type Secrets, siteOf } from './site';
export { countRows, type DiffRow, diffRows } from './text/diff';
export type { Source } from './text/source';
export { topics } from './topics';
export { readBytes, readText } from './upload';

/** Makes the zip; the code for it is loaded when it is first wanted. */
export async function takeHome(
  bundle: import('./bundle').Bundle,
): Promise<{ readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }> {
  const { zipBundle, zipName } = await import('./zip');
  return { name: zipName(bundle), bytes: zipBundle(bundle) };
}

/** What the record of our tests on real servers says of these answers; it is loaded when it is first wanted. */
export async function proven(answers: import('./answers').Answers): Promise<import('./record').Proven> {
  const { provenOf } = await import('./record');
  return provenOf(answers);
}

/** README.md of the bundle; the code for it is loaded when it is first wanted. */
export async function runbook(bundle: import('./bundle').Bundle): Promise<string> {
  const { runbookOf } = await import('./runbook');
  return runbookOf(bundle);
}
