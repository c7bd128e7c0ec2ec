import { unzipSync } from 'fflate';
import { expect, test } from './site';

test('answers and files in, a zip out', async ({ request }) => {
  const response = await request.post('/api/bundle', { data: { answers: { site: { publicUrl: 'http://wiki' } } } });
  expect(response.status()).toBe(200);
  expect(response.headers()['content-type']).toBe('application/zip');
  expect(response.headers()['content-disposition']).toBe('attachment; filename="confluence-wiki.zip"');
  expect(Object.keys(unzipSync(new Uint8Array(await response.body())))).toContain('manifest.json');
});

test('the same request gives the same bytes', async ({ request }) => {
  const [first, second] = await Promise.all(
    [0, 1].map(async () => (await request.post('/api/bundle', { data: {} })).body()),
  );
  expect(first?.equals(second ?? Buffer.alloc(0))).toBe(true);
});

test('what cannot be used is refused with every bad field', async ({ request }) => {
  const response = await request.post('/api/bundle', {
    data: { answers: { site: { publicUrl: 'https://a b', confluencePort: 0 } } },
  });
  expect(response.status()).toBe(422);
  expect(response.headers()['content-type']).toBe('application/problem+json');
  const { problems } = await response.json();
  expect(problems.map(({ path }: { path: string }) => path)).toEqual([
    'answers.site.publicUrl',
    'answers.site.confluencePort',
  ]);
});

test('no JSON is 400, too much is 413', async ({ request }) => {
  expect(
    (
      await request.post('/api/bundle', { data: Buffer.from('{'), headers: { 'content-type': 'application/json' } })
    ).status(),
  ).toBe(400);
  const large = JSON.stringify({ files: [{ path: 'x', text: 'x'.repeat(8_100_000) }] });
  expect(
    (
      await request.post('/api/bundle', { data: Buffer.from(large), headers: { 'content-type': 'application/json' } })
    ).status(),
  ).toBe(413);
  expect((await request.get('/api/bundle')).status()).toBe(405);
});

test('schema, description and health', async ({ request }) => {
  expect(await (await request.get('/healthz')).json()).toEqual({ status: 'ok' });
  const schema = await (await request.get('/api/schema')).json();
  expect(schema.properties.site.properties.publicUrl.default).toBe('https://wiki.example.com');
  const description = await (await request.get('/api/openapi.json')).json();
  expect(Object.keys(description.paths)).toEqual(['/api/bundle', '/api/schema', '/healthz']);
});

test('every page carries a strict content security policy', async ({ request }) => {
  for (const path of ['/', '/wizard', '/nothing-here', '/api/schema']) {
    const policy = (await request.get(path)).headers()['content-security-policy'] ?? '';
    expect(policy, path).toContain("default-src 'none'");
    expect(policy, path).toContain("frame-ancestors 'none'");
    expect(policy, path).not.toContain('unsafe');
  }
});
