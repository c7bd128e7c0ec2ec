import { debian } from './debian';
import { rhel } from './rhel';

/** Every platform we write for, by its id; the first is the default. */
export const platforms = { debian, rhel };

export type PlatformId = keyof typeof platforms;

/** The ids of all platforms, in the order they are offered. */
// The keys of a literal are its ids, and there is at least one; TypeScript knows neither.
export const platformIds = Object.keys(platforms) as [PlatformId, ...PlatformId[]];
