import { freshPage } from './chromium.mjs';
import { watchFirstKeystroke, watchPaint } from './in-page.mjs';
import { milliseconds, quantiles } from './quantiles.mjs';
import { lighthouseSlow4g, slow4g, slowDown, wordsFor } from './slow.mjs';
import { wizardPage } from './wizard-page.mjs';

const VISITS = 5;
const SETTLE_MS = 2000;
const PATIENCE_MS = 60_000;
const KEY_EVERY_MS = 50;

/** What a first visitor with a slow line and a slow machine waits for. */
export async function firstVisit(browser, { origin }) {
  const paint = await repeat(() => largestPaint(browser, origin + wizardPage.start, slow4g));
  const lighthousePaint = await repeat(() => largestPaint(browser, origin + wizardPage.start, lighthouseSlow4g));
  const keystroke = await repeat(() => firstKeystroke(browser, origin + wizardPage.site));
  return [
    {
      what: `largest contentful paint of ${wizardPage.start}, slow 4G`,
      measured: words(paint),
      goal: '< 600 ms',
      isMet: paint.median < 600,
      how: `${wordsFor(slow4g)}; empty cache, 1280 × 800; median of ${VISITS}`,
    },
    {
      what: 'the same with the numbers of Lighthouse',
      measured: words(lighthousePaint),
      how: `${wordsFor(lighthouseSlow4g)}; median of ${VISITS}`,
    },
    {
      what: 'first keystroke that shows in the preview, slow 4G',
      measured: words(keystroke),
      goal: '< 2.0 s',
      isMet: keystroke.median < 2000,
      how: `from navigation to ${wizardPage.site} to the frame after the typed letter stood in the preview; a key every ${KEY_EVERY_MS} ms as soon as the field has the focus; slowed down as above; median of ${VISITS}`,
    },
  ];
}

const words = ({ median, worst }) => `median ${milliseconds(median)}, worst ${milliseconds(worst)}`;

async function repeat(visit) {
  const durations = [];
  for (let i = 0; i < VISITS; i += 1) durations.push(await visit());
  return { ...quantiles(durations), worst: Math.max(...durations) };
}

async function largestPaint(browser, url, conditions) {
  const { page, session, close } = await freshPage(browser, watchPaint);
  try {
    await slowDown(session, conditions);
    await page.goto(url, { waitUntil: 'load', timeout: PATIENCE_MS });
    await page.waitForTimeout(SETTLE_MS);
    return await page.evaluate('benchPaint');
  } finally {
    await close();
  }
}

async function firstKeystroke(browser, url) {
  const { address: label, preview } = wizardPage;
  const { page, session, close } = await freshPage(browser, watchFirstKeystroke, { label, preview, typed: '.comq' });
  try {
    await slowDown(session, slow4g);
    await page.goto(url, { waitUntil: 'commit', timeout: PATIENCE_MS });
    const deadline = Date.now() + PATIENCE_MS;
    let shown;
    while (shown === undefined) {
      if (Date.now() > deadline) throw new Error(`No typed letter showed in ${preview}: has the wizard changed?`);
      await page.keyboard.press('q');
      await page.waitForTimeout(KEY_EVERY_MS);
      shown = await page.evaluate('globalThis.benchShown');
    }
    return shown;
  } finally {
    await close();
  }
}
