import { debian } from './debian';
import { httpdImage } from './httpd-image';
import { rhel } from './rhel';
import { source } from './source';
import { suse } from './suse';
import { windows } from './windows';

/** Every platform we write for, by its id; the first is the default. */
export const platforms = { debian, rhel, suse, windows, 'httpd-image': httpdImage, source };

export type PlatformId = keyof typeof platforms;

/** The ids of all platforms, in the order they are offered. */
// The keys of a literal are its ids, and there is at least one; TypeScript knows neither.
export const platformIds = Object.keys(platforms) as [PlatformId, ...PlatformId[]];
