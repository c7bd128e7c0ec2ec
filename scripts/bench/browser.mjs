import { withChromium } from './chromium.mjs';
import { firstVisit } from './first-visit.mjs';
import { serveSite } from './site.mjs';
import { typeIntoFields, typingRows } from './typing.mjs';
import { zipDownload } from './zip-download.mjs';

// Frames are drawn as soon as there is something new, not 60 times a second.
const WITHOUT_FRAME_CLOCK = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];

/** The wizard in a real browser. */
export async function benchBrowser() {
  const site = await serveSite();
  try {
    const unclocked = await withChromium((browser) => typeIntoFields(browser, site), WITHOUT_FRAME_CLOCK);
    return await withChromium(async (browser, folder) => [
      ...(await firstVisit(browser, site)),
      ...typingRows(unclocked, await typeIntoFields(browser, site)),
      ...(await zipDownload(browser, site, folder)),
    ]);
  } finally {
    await site.stop();
  }
}
