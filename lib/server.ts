/** The second door, for route handlers and the command line: what turns requests into bundles and bytes. */
export type { AnswerProblem } from './answers';
export { answersJsonSchema } from './json-schema';
export { openApi } from './open-api';
export { type PackedFile, packBundle } from './pack';
export { bundleFromRequest } from './request';
export { secretFrom, secretProblem } from './secret';
export { zipBundle, zipName } from './zip';
