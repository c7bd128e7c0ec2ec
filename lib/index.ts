/** The one door: pages, components and scripts import from here and from nowhere deeper. */
export { type AnswerProblem, type Answers, answersSchema, defaultAnswers, readAnswers } from './answers';
export { build } from './build';
export type { Bundle, Finding, GeneratedFile, Note, RefusedFile } from './bundle';
export type { Upload } from './config';
export { type Inferred, inferAnswers } from './infer';
export { oldestVersion } from './httpd/version';
export { patchOf } from './patch-of';
export { platforms } from './platforms';
export { hasUsualPort, type PublicAddress, publicUrlOf, readPublicAddress } from './public-address';
export { recipes } from './recipes';
export { releases } from './confluence/releases';
export { siteOf } from './site';
export { countRows, type DiffRow, diffRows } from './text/diff';
export type { Source } from './text/source';
