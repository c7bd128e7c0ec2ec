import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { serverXml, virtualHost } from './own-files';
import { expect, openStep, preview, test, untilReady } from './site';

const root = fileURLToPath(new URL('../..', import.meta.url));

test('from the landing page to a zip: the same bytes as from the command line', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('table', { name: /mod_proxy and mod_jk/ })).toContainText('AJP');
  await page
    .getByRole('link', { name: /^Set up/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/wizard/);
  await untilReady(page);
  await page.getByRole('button', { name: 'Continue to Site' }).click();

  const address = page.getByRole('textbox', { name: 'Public address' });
  await address.fill('wiki.example.org/confluence/');
  await expect(preview(page)).toContainText('ServerName wiki.example.org');
  await address.blur();
  await expect(address).toHaveValue('https://wiki.example.org/confluence');
  await expect(page.getByText('https:// was put in front.')).toBeVisible();
  await page.getByRole('radio', { name: /^Through Confluence/ }).check();
  await page.getByRole('button', { name: 'Continue to Apache' }).click();
  await page.getByRole('button', { name: 'Continue to Your files' }).click();

  await page
    .getByLabel('Choose files')
    .setInputFiles([
      { name: 'server.xml', mimeType: 'text/xml', buffer: Buffer.from(serverXml.replace('8190', '8090')) },
    ]);
  await expect(page.getByRole('region', { name: 'Files you gave' })).toContainText('server.xml');
  await page.getByRole('button', { name: 'Continue to Review' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('https://wiki.example.org/confluence');
  await page
    .getByRole('link', { name: /server\.xml/ })
    .or(page.getByRole('button', { name: /server\.xml/ }))
    .first()
    .click();
  await expect(page.getByRole('main')).toContainText('proxyName="wiki.example.org"');
  await expect(page.getByRole('main')).toContainText('please keep');
  await page.getByRole('button', { name: 'Continue to Take home' }).click();

  const folder = mkdtempSync(join(tmpdir(), 'proxywright-journey-'));
  const [zip] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download zip' }).click(),
  ]);
  const [answers] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download answers.json' }).click(),
  ]);
  await zip.saveAs(join(folder, 'browser.zip'));
  await answers.saveAs(join(folder, 'answers.json'));
  writeFileSync(join(folder, 'server.xml'), serverXml.replace('8190', '8090'));

  const inside = unzipSync(readFileSync(join(folder, 'browser.zip')));
  const text = (name: string) => new TextDecoder().decode(inside[name]);
  expect(JSON.parse(text('manifest.json'))).toMatchObject({
    publicUrl: 'https://wiki.example.org/confluence',
    confluence: { nodes: [{ jvmArgs: ['-Dsynchrony.proxy.enabled=true'] }] },
  });
  // Only what differs came into the admin's own file; the comment and the order of attributes stayed.
  expect(text('tomcat/node1/conf/server.xml')).toBe(
    serverXml
      .replace('8190', '8090')
      .replace(
        'Http11NioProtocol"',
        'Http11NioProtocol"\n               scheme="https" secure="true" proxyName="wiki.example.org" proxyPort="443"\n               address="127.0.0.1"\n               keepAliveTimeout="60000"',
      )
      .replace('path=""', 'path="/confluence"'),
  );

  const command = [
    'scripts/bundle.mjs',
    '--answers',
    join(folder, 'answers.json'),
    '--file',
    `server.xml=${join(folder, 'server.xml')}`,
    '--out',
    join(folder, 'cli.zip'),
  ];
  execFileSync(process.execPath, command, { cwd: root });
  expect(readFileSync(join(folder, 'cli.zip')).equals(readFileSync(join(folder, 'browser.zip')))).toBe(true);
});

test('dropped files fill the form, and it says what it filled', async ({ page }) => {
  await openStep(page, 'files');
  await page.getByLabel('Choose files').setInputFiles([
    { name: 'docs.conf', mimeType: 'text/plain', buffer: Buffer.from(virtualHost) },
    { name: 'server.xml', mimeType: 'text/xml', buffer: Buffer.from(serverXml) },
  ]);
  const readOut = page.getByRole('region', { name: 'Read out of your files' });
  await expect(readOut).toContainText('https://docs.example.org/wiki');
  await expect(readOut).toContainText('docs.conf');
  await page.getByRole('button', { name: 'Back to Apache' }).click();
  await expect(page.getByRole('textbox', { name: 'Certificate' })).toHaveValue('/etc/pki/docs.pem');
  await page.getByRole('button', { name: 'Back to Site' }).click();
  await expect(page.getByRole('textbox', { name: 'Public address' })).toHaveValue('https://docs.example.org/wiki');
  await expect(page.getByRole('textbox', { name: 'Port', exact: true })).toHaveValue('8190');
});

test('a pasted text is as good as a file', async ({ page }) => {
  await openStep(page, 'files');
  await page.getByText('Paste', { exact: false }).first().click();
  await page.getByRole('textbox', { name: 'Text of one file' }).fill(serverXml);
  await page.getByRole('button', { name: 'Read this text' }).click();
  await expect(page.getByRole('region', { name: 'Files you gave' })).toContainText('server.xml');
});

test('a broken file is shown with its place, never dropped, and no zip is made of it', async ({ page }) => {
  await openStep(page, 'files');
  await page.getByLabel('Choose files').setInputFiles([
    {
      name: 'server.xml',
      mimeType: 'text/xml',
      buffer: Buffer.from(serverXml.replace('please keep -->', 'please keep')),
    },
    { name: 'nginx.conf', mimeType: 'text/plain', buffer: Buffer.from('server {\n  listen 80;\n}\n') },
    { name: 'wide.conf', mimeType: 'text/plain', buffer: Buffer.from('\ufeff<VirtualHost *:80>', 'utf16le') },
  ]);
  const given = page.getByRole('main');
  await expect(given).toContainText(/line 4/i);
  await expect(given).toContainText('nginx configuration');
  await expect(given).toContainText('UTF-16');
  await openStepInPlace(page, 'Take home');
  await expect(page.getByRole('main')).toContainText('There is no zip yet');
});

test('every changed line has its reason, and the reason leads to its answer', async ({ page }) => {
  await openStep(page, 'site');
  await page.getByRole('tab', { name: /server\.xml/ }).click();
  const line = preview(page).getByRole('row').filter({ hasText: 'proxyName="wiki.example.com"' });
  await line.getByRole('button').click();
  const note = preview(page).getByText('Tomcat builds every link and redirect from these four values.');
  await expect(note).toBeVisible();
  await preview(page)
    .getByRole('link', { name: 'Public address' })
    .or(preview(page).getByRole('button', { name: 'Public address' }))
    .first()
    .click();
  await expect(page.getByRole('textbox', { name: 'Public address' })).toBeFocused();
});

async function openStepInPlace(page: import('@playwright/test').Page, title: string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Steps' })
    .getByRole('link', { name: new RegExp(title) })
    .click();
}
