import { freshPage } from './chromium.mjs';
import { watchStrokes } from './in-page.mjs';
import { milliseconds, quantiles } from './quantiles.mjs';
import { wizardPage } from './wizard-page.mjs';

const STROKES = 40;
const WARM_UP = 10;
const EVERY_MS = 150;

/** Letters that lengthen the host name, and a port that is typed and taken back: every stroke is a valid answer. */
const FIELDS = [
  { label: wizardPage.address, keys: [...'abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz'] },
  { label: wizardPage.port, keys: Array.from({ length: 52 }, (_, i) => (i % 2 === 0 ? 'Backspace' : '0')) },
];

/** Types into each field and yields `{label, changed, painted}`: quantiles from the input event on. */
export async function typeIntoFields(browser, { origin }) {
  const results = [];
  for (const { label, keys } of FIELDS) {
    const { page, close } = await freshPage(browser, watchStrokes, { preview: wizardPage.preview });
    try {
      await page.goto(origin + wizardPage.site, { waitUntil: 'load' });
      const field = page.getByLabel(label, { exact: true });
      await field.focus();
      await page.keyboard.press('End');
      for (const key of keys.slice(0, WARM_UP + STROKES)) {
        await page.keyboard.press(key);
        await page.waitForTimeout(EVERY_MS);
      }
      const strokes = await page.evaluate('benchStrokes');
      results.push({ label, ...judged(strokes.slice(WARM_UP)) });
    } finally {
      await close();
    }
  }
  return results;
}

function judged(strokes) {
  if (strokes.length < STROKES)
    throw new Error(`Only ${strokes.length} of ${STROKES} keystrokes changed the preview: has the wizard changed?`);
  return {
    changed: quantiles(strokes.map(({ at, changed }) => changed - at)),
    painted: quantiles(strokes.map(({ at, painted }) => painted - at)),
  };
}

/** Rows for the table. `unclocked` was measured in a browser that draws a frame at once, `clocked` in one with 60 a second. */
export function typingRows(unclocked, clocked) {
  const how = `${STROKES} strokes after ${WARM_UP}, one every ${EVERY_MS} ms, not slowed down`;
  return [
    ...unclocked.map(({ label, painted }) => ({
      what: `keystroke in “${label}” → painted preview`,
      measured: words(painted),
      goal: 'median < 12 ms, p95 < 20 ms',
      isMet: painted.median < 12 && painted.p95 < 20,
      how: `from the input event to the second requestAnimationFrame after lines of the preview changed, in a browser without frame clock: script, layout and paint, no waiting; ${how}`,
    })),
    ...clocked.map(({ label, painted }) => ({
      what: `the same with 60 frames a second, “${label}”`,
      measured: words(painted),
      how: `as above with the frame clock on: 16.7 to 33.3 ms of it are the clock and the second frame, whatever the page does; ${how}`,
    })),
    ...clocked.map(({ label, changed }) => ({
      what: `of that script until the lines have changed, “${label}”`,
      measured: words(changed),
      how: 'from the input event to the MutationObserver: check, build, diff, React; the frame clock is on',
    })),
  ];
}

const words = ({ median, p95 }) => `median ${milliseconds(median)}, p95 ${milliseconds(p95)}`;
