import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { refuse } from '../refuse.mjs';

/** The browser that Debian's package installs. */
export const chromiumFile = '/usr/bin/chromium';

const ARGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

/** Starts a headless Chromium, hands it to `use` and ends it again, whatever happens. Refuses in words if there is none. */
export async function withChromium(use) {
  if (!existsSync(chromiumFile)) refuse(`${chromiumFile} does not exist: install the package chromium.`);
  // Imported only now: the packages may have been installed a moment ago.
  const { chromium } = await import('@playwright/test');
  const downloads = mkdtempSync(join(tmpdir(), 'proxywright-bench-'));
  const browser = await chromium.launch({ executablePath: chromiumFile, args: ARGS });
  try {
    return await use(browser, downloads);
  } finally {
    await browser.close();
    rmSync(downloads, { recursive: true, force: true });
  }
}

/** A page with an empty cache in a window of 1280 × 800, with its DevTools session; `script` runs before the page's own. */
export async function freshPage(browser, script, argument) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, acceptDownloads: true });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  if (script) await page.addInitScript(script, argument);
  return { page, session, close: () => context.close() };
}
