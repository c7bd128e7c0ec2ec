import type { Source } from '../text/source';
import type { Release } from './release';

/** The day on which the dates below were read. The wizard knows no clock: it says what had ended by then. */
const checked = '2026-11-23';

/** Reports that agree on what Atlassian announced in September 2025; its own page could not be read. */
const endOfDataCenter: Source = {
  title: 'Idalko, Atlassian Data Center end of life',
  url: 'https://idalko.com/blog/atlassian-data-center-end-of-life-how-to-assess-your-instance-before-migrating-to-the-cloud',
  checked,
};

/** How long Data Center itself goes on. */
export const dataCenterEnds: { readonly says: string; readonly source: Source } = {
  says: 'According to Atlassian’s announcement, existing customers can expand Data Center until 28 March 2028; all its licences end on 28 March 2029, and Confluence is read-only from then on.',
  source: endOfDataCenter,
};

/** Until when Atlassian supports a release, in one sentence. */
export function supportOf({ id, until }: Release): string {
  if (until === undefined) return `Support for Confluence ${id} has ended.`;
  return `Support for Confluence ${id} ${until < checked ? 'ended' : 'ends'} on ${dayOf(until)}.`;
}

/** Whether its support had ended when the dates were read, or was to end within a month. */
export function isEnding({ until }: Release): boolean {
  return until === undefined || until < '2026-12-24';
}

const months = 'January February March April May June July August September October November December'.split(' ');

/** `2026-12-10` as 10 December 2026. */
function dayOf(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${day} ${months[(month ?? 1) - 1]} ${year}`;
}
