import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { expect, openStep, preview, test } from './site';

test('mod_jk: one secret on both sides, and nowhere else', async ({ page }) => {
  const sent: string[] = [];
  page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
  await openStep(page, 'site');
  await page.getByRole('radio', { name: /^Through Confluence/ }).check();
  await step(page, 'Connection');
  await page.getByRole('radio', { name: /^mod_jk/ }).check();
  const note = page.getByRole('status').filter({ hasText: 'collaborative editing went from' });
  await expect(note).toContainText('“Long polling over AJP”');

  await page.getByRole('tab', { name: /workers\.properties/ }).click();
  await expect(preview(page)).toContainText('.secret=••••••••');
  await preview(page).getByRole('button', { name: 'Show secret' }).click();
  const secret = (
    await page.getByRole('region', { name: 'The secret of both sides' }).locator('code').last().innerText()
  ).trim();
  expect(secret).toMatch(/^[\w-]{40,}$/);
  await expect(preview(page)).toContainText(`.secret=${secret}`);
  await page.getByRole('tab', { name: /server\.xml/ }).click();
  await expect(preview(page)).toContainText(`secret="${secret}"`);
  await preview(page).getByRole('button', { name: 'Show secret' }).click();
  await expect(preview(page)).not.toContainText(secret);

  const inside = await takeHome(page);
  const holding = Object.entries(inside).flatMap(([path, text]) => (text.includes(secret) ? [path] : []));
  expect(holding.filter((path) => /server\.xml$|workers\.properties$/.test(path))).toEqual([
    'apache/etc/libapache2-mod-jk/workers.properties',
    'tomcat/node1/conf/server.xml',
  ]);
  expect(holding.filter((path) => !/(server\.xml|workers\.properties)(\.patch)?$/.test(path))).toEqual([]);

  await expect(page.getByText(/#a1\./)).toBeVisible();
  expect(await page.content()).not.toContain(secret);
  const kept = await page.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href, document.cookie]),
  );
  expect(kept).toContain('mod_jk');
  expect(kept).not.toContain(secret);
  expect(sent.filter((each) => each.includes(secret))).toEqual([]);
});

test('a secret of one’s own is checked, and a new one is named as new after a reload', async ({ page }) => {
  await openStep(page, 'connection');
  await page.getByRole('radio', { name: /^mod_jk/ }).check();
  const panel = page.getByRole('region', { name: 'The secret of both sides' });
  await panel.getByText('Use a secret of your own').click();
  await panel.getByRole('textbox', { name: 'Your secret' }).fill('short');
  await panel.getByRole('button', { name: 'Use this secret' }).click();
  await expect(panel).toContainText('shorter than 16 characters');
  await panel.getByRole('textbox', { name: 'Your secret' }).fill('mine-0123456789abcdef');
  await panel.getByRole('button', { name: 'Use this secret' }).click();
  await panel.getByRole('button', { name: 'Show secret' }).click();
  await expect(panel).toContainText('mine-0123456789abcdef');
  await page.waitForTimeout(600);

  await page.goto('/wizard?step=review');
  const notice = page.getByRole('status').filter({ hasText: 'a new one was made' });
  await expect(notice).toContainText('from the same bundle');
  await notice.getByRole('button', { name: 'Close' }).click();
  await expect(notice).toHaveCount(0);
  expect(await page.content()).not.toContain('mine-0123456789abcdef');
});

test('a cluster: pasted lines fill the rows, a problem stands at its cell, each node gets its file', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openStep(page, 'site');
  await page.getByRole('radio', { name: /^A cluster/ }).check();
  await expect(page.getByRole('textbox', { name: /^Name, row/ })).toHaveCount(2);
  await page.evaluate(() => navigator.clipboard.writeText('node1 10.0.0.11\nnode2\t10.0.0.12\nnode2, 10.0.0.13\n'));
  await page.getByRole('textbox', { name: 'Name, row 1' }).focus();
  await page.keyboard.press('ControlOrMeta+v');
  await expect(page.getByRole('textbox', { name: 'Host, row 3' })).toHaveValue('10.0.0.13');

  const cell = page.getByRole('textbox', { name: 'Name, row 3' });
  await expect(cell).toHaveAttribute('aria-invalid', 'true');
  await expect(cell).toHaveAccessibleDescription(/node2 stands here twice/);
  await page.getByRole('button', { name: 'Continue to Apache' }).click();
  await page.getByRole('alert').getByRole('link', { name: 'Nodes of the cluster, row 3, Name' }).click();
  await expect(cell).toBeFocused();
  await page.getByRole('button', { name: 'Use node3' }).click();
  await expect(cell).toHaveValue('node3');
  await expect(cell).not.toHaveAttribute('aria-invalid');

  await cell.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Name, row 4' })).toBeFocused();
  await page.getByRole('button', { name: /Remove row 4/ }).click();
  await expect(page.getByRole('textbox', { name: /^Name, row/ })).toHaveCount(3);
  await expect(preview(page).getByRole('tab', { name: /server\.xml, node3/ })).toBeVisible();

  const inside = await takeHome(page);
  expect(Object.keys(inside).filter((path) => path.startsWith('tomcat/'))).toEqual(
    ['node1', 'node2', 'node3'].map((name) => `tomcat/${name}/conf/server.xml`),
  );
  expect(inside['README.md']).toContain('## On node3 (10.0.0.13)');
});

test('a preset opens from the landing page, and asks before it replaces answers', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: /^A cluster with mod_jk/ }).click();
  await expect(page.getByRole('radio', { name: /^mod_jk/ })).toBeChecked();
  await expect(page).not.toHaveURL(/#a1/);
  await step(page, 'Site');
  await expect(page.getByRole('textbox', { name: /^Name, row/ })).toHaveCount(2);

  await step(page, 'Connection');
  await page.getByText('Begin with a preset').click();
  await page.getByRole('button', { name: /^Below a path/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Replace your answers?' });
  await expect(dialog).toContainText('“Below a path” holds another set');
  await dialog.getByRole('button', { name: 'Keep mine' }).click();
  await expect(page.getByRole('radio', { name: /^mod_jk/ })).toBeChecked();
  await page.getByRole('button', { name: /^Below a path/ }).click();
  await dialog.getByRole('button', { name: 'Begin with' }).click();
  await expect(page.getByRole('radio', { name: /^mod_proxy/ })).toBeChecked();
  await step(page, 'Site');
  await expect(page.getByRole('textbox', { name: 'Public address' })).toHaveValue(
    'https://wiki.example.com/confluence',
  );
});

test('a preset begins at once where nothing was answered', async ({ page }) => {
  await openStep(page, 'connection');
  await page.getByText('Begin with a preset').click();
  await page.getByRole('button', { name: /^Plain HTTP/ }).click();
  await expect(preview(page)).toContainText('<VirtualHost *:80>');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(preview(page)).toContainText('<VirtualHost *:443>');
});

test('what cannot be with mod_jk is shown with the reason, and cannot be chosen', async ({ page }) => {
  await openStep(page, 'connection');
  await page.getByRole('radio', { name: /^mod_jk/ }).check();
  await step(page, 'Site');
  const through = page.getByRole('radio', { name: /^Through Confluence/ });
  await expect(through).toBeDisabled();
  await expect(page.locator('label').filter({ has: through })).toContainText('AJP cannot carry a WebSocket');
  await expect(page.getByRole('textbox', { name: 'AJP port' })).toBeVisible();
  await page.getByRole('radio', { name: /^Off/ }).check();
  await expect(page.getByRole('textbox', { name: 'Synchrony port' })).toHaveCount(0);
});

test('a feature is found by a word, turned on, and its lines come', async ({ page }) => {
  await openStep(page, 'apache');
  const features = page.getByRole('region', { name: 'Features' });
  await features.getByRole('searchbox', { name: 'Find a feature' }).fill('remember https');
  await expect(features.getByRole('status')).toContainText('One feature found.');
  await features.getByRole('switch', { name: 'Browsers remember HTTPS' }).check();
  await expect(preview(page)).toContainText('Strict-Transport-Security');
  await features.getByRole('searchbox').fill('no such thing');
  await expect(features.getByRole('status')).toContainText('No features found.');
  await features.getByRole('searchbox').press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Apache' })).toBeVisible();
});

test('the adviser knows what was answered and asks only for the rest', async ({ page }) => {
  await openStep(page, 'site');
  await page.getByRole('radio', { name: /^Off/ }).check();
  await step(page, 'Connection');
  await page.getByText('Not sure?').click();
  const adviser = page.getByRole('region', { name: 'Which one is right for you?' });
  await expect(adviser.getByText('Do people edit pages together?')).toBeVisible();
  await expect(adviser.getByRole('group', { name: 'Do people edit pages together?' })).toHaveCount(0);
  await adviser
    .getByRole('group', { name: /already talk AJP/ })
    .getByRole('radio', { name: 'Yes' })
    .check();
  await expect(adviser).toContainText('Stay with mod_jk');
  await adviser.getByRole('button', { name: 'Choose mod_jk' }).click();
  await expect(page.getByRole('radio', { name: /^mod_jk/ })).toBeChecked();
});

test('moving from mod_jk to mod_proxy names each line that goes, and one can be kept', async ({ page }) => {
  await openStep(page, 'files');
  await page
    .getByLabel('Choose files')
    .setInputFiles([{ name: 'wiki.conf', mimeType: 'text/plain', buffer: Buffer.from(jkHost) }]);
  await expect(page.getByRole('region', { name: 'Files you gave' })).toContainText('wiki.conf');
  await step(page, 'Connection');
  await page.getByRole('radio', { name: /^mod_proxy/ }).check();
  await step(page, 'Review');
  const pane = page.getByRole('region', { name: 'What changes' });
  const line = pane.getByRole('row').filter({ hasText: 'JkMount /* confluence' });
  await line.getByRole('button', { name: /why this line goes/ }).click();
  await expect(pane.locator('.why .note b').first()).not.toBeEmpty();
  await line.getByRole('button', { name: /^Keep mine/ }).click();
  await expect(page.getByRole('region', { name: 'Kept as you have it' })).toContainText('JkMount /* confluence');
  await page.getByRole('button', { name: /^Take ours/ }).click();
  await expect(page.getByRole('region', { name: 'Kept as you have it' })).toHaveCount(0);
});

const jkHost = `<VirtualHost *:443>
    ServerName wiki.example.org
    SSLEngine on
    SSLCertificateFile /etc/pki/wiki.pem
    SSLCertificateKeyFile /etc/pki/wiki.key
    JkMount /* confluence
</VirtualHost>
`;

async function step(page: Page, title: string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Steps' })
    .getByRole('link', { name: new RegExp(title) })
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

/** Downloads the zip and yields its files as texts, by path. */
async function takeHome(page: Page): Promise<Record<string, string>> {
  await step(page, 'Take home');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download zip' }).click(),
  ]);
  const files = unzipSync(readFileSync(await download.path()));
  return Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]));
}
