import { freshPage } from './chromium.mjs';
import { watchStrokes } from './in-page.mjs';
import { milliseconds, quantiles } from './quantiles.mjs';
import { wizardPage } from './wizard-page.mjs';

const STROKES = 40;
const WARM_UP = 10;
const EVERY_MS = 150;
const SETTLE_MS = 1500;

/** Letters that lengthen the host name, and a port that is typed and taken back: every stroke is a valid answer. */
const FIELDS = [
  { label: wizardPage.address, keys: [...'abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz'] },
  { label: wizardPage.port, keys: Array.from({ length: 52 }, (_, i) => (i % 2 === 0 ? 'Backspace' : '0')) },
];

/** A page that has next to nothing to do: what is left is the browser's own share. */
const FLOOR = {
  label: 'an empty page',
  keys: FIELDS[0].keys,
  html: `<label>an empty page<input></label><aside><table class="diff"><tr><td>-</td></tr></table></aside>
    <script>addEventListener('input', ({ target }) => { document.querySelector('td').firstChild.data = target.value })</script>`,
};

/** Types into each field, and into an empty page, and yields `{label, changed, painted}`: quantiles from the input event on. */
export async function typeIntoFields(browser, { origin }) {
  const results = [];
  for (const { label, keys, html } of [...FIELDS, FLOOR]) {
    const { page, close } = await freshPage(browser, watchStrokes, { preview: wizardPage.preview });
    try {
      if (html === undefined) await page.goto(origin + wizardPage.site, { waitUntil: 'load' });
      // Not setContent: the script that watches runs at navigations only.
      else await page.goto(`data:text/html,${encodeURIComponent(html)}`);
      const field = page.getByLabel(label, { exact: true });
      await field.focus();
      await page.waitForTimeout(SETTLE_MS);
      await page.keyboard.press('End');
      for (const key of keys.slice(0, WARM_UP + STROKES)) {
        await page.keyboard.press(key);
        await page.waitForTimeout(EVERY_MS);
      }
      const strokes = await page.evaluate('benchStrokes');
      results.push({ label, isFloor: html !== undefined, ...judged(strokes.slice(WARM_UP)) });
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

/** Rows for the table, from what `typeIntoFields` yields. */
export function typingRows(results) {
  const fields = results.filter(({ isFloor }) => !isFloor);
  const floor = results.find(({ isFloor }) => isFloor);
  return [
    ...fields.map(({ label, painted }) => ({
      what: `keystroke in “${label}” → painted preview`,
      measured: words(painted),
      goal: 'median < 12 ms, p95 < 20 ms',
      isMet: painted.median < 12 && painted.p95 < 20,
      how: `from the input event to the second requestAnimationFrame after lines of the preview changed: script, layout, paint, and the wait for two frames; ${STROKES} strokes after ${WARM_UP}, one every ${EVERY_MS} ms, not slowed down`,
    })),
    {
      what: 'the same on a page that does nothing',
      measured: words(floor.painted),
      how: 'one field and one word: the share of frame clock, browser and measurement in the rows above',
    },
    ...fields.map(({ label, changed }) => ({
      what: `of that script, “${label}”`,
      measured: words(changed),
      how: 'from the input event to the MutationObserver: check, build, diff, React; no layout, no paint, no wait',
    })),
  ];
}

const words = ({ median, p95 }) => `median ${milliseconds(median)}, p95 ${milliseconds(p95)}`;
