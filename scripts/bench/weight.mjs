import { freshPage, withChromium } from './chromium.mjs';
import { serveSite } from './site.mjs';

const QUIET_MS = 3000;
const GOALS = { '/': 145, '/wizard': 220 };

/** What a first visit loads over the wire. */
export async function benchWeight() {
  const site = await serveSite();
  try {
    return await withChromium(async (browser) => {
      const rows = [];
      for (const [path, goal] of Object.entries(GOALS))
        rows.push(...rowsFor(path, goal, await visit(browser, site, path)));
      return rows;
    });
  } finally {
    await site.stop();
  }
}

/** Every answer of a first visit as `{type, bytes, isLater}`; later is what the page asked for after its load event. */
async function visit(browser, site, path) {
  const { page, session, close } = await freshPage(browser);
  const requests = new Map();
  let isLater = false;
  session.on('Network.requestWillBeSent', ({ requestId }) => requests.set(requestId, { isLater, bytes: 0 }));
  session.on('Network.responseReceived', ({ requestId, type }) => Object.assign(requests.get(requestId), { type }));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength: bytes }) =>
    Object.assign(requests.get(requestId), { bytes }),
  );
  await session.send('Network.enable');
  await page.goto(`${site.origin}${path}`, { waitUntil: 'load' });
  isLater = true;
  await page.waitForTimeout(QUIET_MS);
  await close();
  return [...requests.values()];
}

function rowsFor(path, goal, requests) {
  const sum = (chosen) => chosen.reduce((total, { bytes }) => total + bytes, 0) / 1000;
  const scripts = requests.filter(({ type, isLater }) => type === 'Script' && !isLater);
  const later = requests.filter(({ type, isLater }) => type === 'Script' && isLater);
  const others = requests.filter(({ type, isLater }) => type !== 'Script' && !isLater);
  const weight = sum(scripts);
  return [
    {
      what: `script on first load of ${path}`,
      measured: `${weight.toFixed(1)} kB in ${scripts.length} files`,
      goal: `${goal} kB`,
      isMet: weight <= goal,
      how: 'encodedDataLength of Network.loadingFinished, asked for before the load event, empty cache; gzip, heads of the answers included (kB = 1,000 bytes)',
    },
    {
      what: `everything else on first load of ${path}`,
      measured: `${sum(others).toFixed(1)} kB in ${others.length} files; scripts later: ${sum(later).toFixed(1)} kB`,
      how: `page, style sheets, icon; later: within ${QUIET_MS / 1000} s after the load event, ahead of need`,
    },
  ];
}
