import { expect, openStep, preview, test } from './site';

test('a wrong answer is said at the field and in a summary; the last good files stay', async ({ page }) => {
  await openStep(page, 'site');
  const port = page.getByRole('textbox', { name: 'Port', exact: true });
  await port.fill('80900');
  await expect(page.getByText('Ports end at 65535.').first()).toBeVisible();
  await page.getByRole('tab', { name: /confluence\.conf/ }).click();
  await expect(preview(page)).toContainText('http://127.0.0.1:8090/');
  await page.getByRole('button', { name: 'Continue to Apache' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Port' }).first()).toBeVisible();
  await expect(page).toHaveURL(/step=site|wizard$/);
  await page.getByRole('button', { name: 'Use 8090' }).first().click();
  await expect(port).toHaveValue('8090');
  await expect(page.getByText('Ports end at 65535.')).toHaveCount(0);
});

test('a refused address keeps what was typed', async ({ page }) => {
  await openStep(page, 'site');
  const address = page.getByRole('textbox', { name: 'Public address' });
  for (const [text, says] of [
    ['https://me:secret@wiki.example.com', 'user name'],
    ['https://[2001:db8::1]/', 'IPv6'],
    ['https://wiki.example.com/a/../b', '. or ..'],
    ['https://wiki.example.com/${HOME}', 'cannot contain $'],
  ] as const) {
    await address.fill(text);
    await address.blur();
    await expect(page.getByText(says).first()).toBeVisible();
    await expect(address).toHaveValue(text);
  }
});

test('answers survive a reload, files do not', async ({ page }) => {
  await openStep(page, 'site');
  await page.getByRole('textbox', { name: 'Public address' }).fill('https://kept.example.com/wiki');
  await expect(preview(page)).toContainText('ServerName kept.example.com');
  await page.waitForTimeout(600);
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Public address' })).toHaveValue('https://kept.example.com/wiki');
  await expect(preview(page)).toContainText('ServerName kept.example.com');
});

test('a link brings the answers to another browser; nothing of them reaches a server', async ({
  page,
  browser,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openStep(page, 'site');
  await page.getByRole('textbox', { name: 'Public address' }).fill('https://shared.example.com/docs');
  await expect(preview(page)).toContainText('ServerName shared.example.com');
  await page
    .getByRole('navigation', { name: 'Steps' })
    .getByRole('link', { name: /Take home/ })
    .click();
  await page.getByRole('button', { name: /Copy link/ }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('#a1.');
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).not.toContain('shared.example.com');

  const other = await (await browser.newContext()).newPage();
  const asked: string[] = [];
  other.on('request', (request) => asked.push(request.url()));
  await other.goto(link);
  await other.getByRole('navigation', { name: 'Steps' }).getByRole('link', { name: /Site/ }).click();
  await expect(other.getByRole('textbox', { name: 'Public address' })).toHaveValue('https://shared.example.com/docs');
  expect(asked.filter((url) => url.includes('a1.') && !url.includes('#a1.'))).toEqual([]);
  await other.context().close();
});

test('a damaged link is named, and nothing is lost', async ({ page }) => {
  await page.goto('/wizard?step=site#a1.AAAA');
  await expect(page.getByText(/link is damaged/).first()).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Public address' })).toHaveValue('https://wiki.example.com');
});

test('the whole way by keyboard', async ({ page }) => {
  await openStep(page, 'site');
  await page.getByRole('textbox', { name: 'Public address' }).focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('https://keys.example.com');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Apache' })).toBeVisible();
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    if (
      await page
        .getByRole('button', { name: 'Continue to Your files' })
        .evaluate((button) => button === document.activeElement)
    )
      break;
  }
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Your files' })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'Apache' })).toBeVisible();
});

test('on a phone the files are a sheet', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openStep(page, 'site');
  const handle = page.getByRole('button', { name: /Your files|files,/ }).first();
  await expect(handle).toHaveAttribute('aria-expanded', 'false');
  await handle.click();
  await expect(handle).toHaveAttribute('aria-expanded', 'true');
  await expect(page.getByRole('tab', { name: /server\.xml/ })).toBeVisible();
  const isWide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  expect(isWide).toBe(false);
});
