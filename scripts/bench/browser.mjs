import { withChromium } from './chromium.mjs';
import { firstVisit } from './first-visit.mjs';
import { serveSite } from './site.mjs';
import { typeIntoFields, typingRows } from './typing.mjs';
import { zipDownload } from './zip-download.mjs';

/** The wizard in a real browser. */
export async function benchBrowser() {
  const site = await serveSite();
  try {
    return await withChromium(async (browser, folder) => [
      ...(await firstVisit(browser, site)),
      ...typingRows(await typeIntoFields(browser, site)),
      ...(await zipDownload(browser, site, folder)),
    ]);
  } finally {
    await site.stop();
  }
}
