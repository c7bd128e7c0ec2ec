/** The second door, for route handlers and the command line: what turns requests into bundles and bytes. */
export type { AnswerProblem } from './answers';
export { answersJsonSchema } from './json-schema';
export { bundleFromRequest } from './request';
export { openApi } from './open-api';
export { packBundle, type PackedFile } from './pack';
export { zipBundle, zipName } from './zip';
