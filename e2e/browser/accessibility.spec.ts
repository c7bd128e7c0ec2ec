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
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
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

for (const width of [390, 1440]) {
  test(`axe finds nothing with mod_jk, a cluster with a faulty row and many features on at ${width} px`, async ({
    page,
  }) => {
    test.slow();
    await page.setViewportSize({ width, height: 900 });
    await page.goto('/wizard?step=connection');
    await page.getByRole('radio', { name: /^mod_jk/ }).check();
    await page.getByText('Not sure?').click();
    await expect(page.getByRole('heading', { name: 'Which one is right for you?' })).toBeVisible();
    await page.getByText('Begin with a preset').click();
    expect(await violations(page), 'the secret, the adviser, the presets').toEqual([]);
    await page.goto('/wizard?step=site');
    await page.getByRole('radio', { name: /^A cluster/ }).check();
    await page.getByRole('textbox', { name: 'Name, row 2' }).fill('node1');
    await expect(page.getByText('node1 stands here twice.').first()).toBeVisible();
    expect(await violations(page), 'a faulty row').toEqual([]);
    await page.getByRole('button', { name: 'Use node2' }).click();
    await page.goto('/wizard?step=apache');
    await page.getByRole('searchbox', { name: 'Find a feature' }).fill('a');
    for (const toggle of await page.locator('.features .feature > .check > input').all()) await toggle.check();
    expect(await violations(page), 'every feature on').toEqual([]);
  });
}

async function violations(page: import('@playwright/test').Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
}
