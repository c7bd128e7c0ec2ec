import AxeBuilder from '@axe-core/playwright';
import { serverXml } from './own-files';
import { expect, test } from './site';

const pages = [
  '/',
  '/wizard?step=connection',
  '/wizard?step=site',
  '/wizard?step=apache',
  '/wizard?step=files',
  '/wizard?step=review',
  '/wizard?step=take-home',
  '/nothing-here',
];

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [390, 1440]) {
    test(`axe finds nothing in ${colorScheme} at ${width} px`, async ({ browser, baseURL }) => {
      test.slow();
      const context = await browser.newContext({
        colorScheme,
        viewport: { width, height: 900 },
        ...(baseURL && { baseURL }),
      });
      const page = await context.newPage();
      for (const path of pages) {
        await page.goto(path);
        await page.waitForLoadState('networkidle');
        expect(await violations(page), path).toEqual([]);
      }
      await context.close();
    });
  }
}

test('axe finds nothing in the states that do not show at first', async ({ page }) => {
  test.slow();
  await page.goto('/wizard?step=site');
  await page.getByRole('textbox', { name: 'Port', exact: true }).fill('80900');
  await page.getByRole('button', { name: 'Continue to Apache' }).click();
  expect(await violations(page), 'a wrong answer').toEqual([]);
  await page.goto('/wizard?step=files');
  await page.getByLabel('Choose files').setInputFiles([
    { name: 'server.xml', mimeType: 'text/xml', buffer: Buffer.from(serverXml) },
    { name: 'broken.xml', mimeType: 'text/xml', buffer: Buffer.from('<Server>') },
  ]);
  await expect(page.getByRole('region', { name: 'Files you gave' })).toContainText('server.xml');
  expect(await violations(page), 'given and broken files').toEqual([]);
});

async function violations(page: import('@playwright/test').Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
}
