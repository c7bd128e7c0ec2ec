import { test as base, expect, type Page } from '@playwright/test';

/** A page that is watched: no request leaves the origin, nothing breaks the content security policy, no error is logged. */
export const test = base.extend({
  page: async ({ page, baseURL }, use) => {
    const foreign: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (!['blob:', 'data:'].includes(url.protocol) && url.origin !== new URL(baseURL ?? '').origin)
        foreign.push(url.href);
    });
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
        console.error(`CSP: ${violatedDirective} ${blockedURI} ${sample}`);
      });
    });
    await use(page);
    expect(foreign, 'requests to other origins').toEqual([]);
    expect(complaints, 'errors and warnings in the console').toEqual([]);
  },
});

export { expect };

/** Opens a step of the wizard and waits until it can be used. */
export async function openStep(page: Page, step: string): Promise<void> {
  await page.goto(`/wizard?step=${step}`);
  await expect(page.locator('main')).toBeVisible();
  await untilReady(page);
}

/** Waits until React has taken the page over: before, a press of a button does nothing. */
export async function untilReady(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    Object.keys(document.querySelector('main') ?? {}).some((name) => name.startsWith('__react')),
  );
}

/** The text of the files on the right, without numbers and signs. */
export function preview(page: Page) {
  return page.getByRole('complementary');
}
