import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultAnswers, readAnswers } from './answers';
import { decodeAnswers, encodeAnswers } from './link';

describe('a link', () => {
  test('brings the same answers back', async () => {
    const read = readAnswers({
      site: { publicUrl: 'http://wiki:8080/x', furtherNames: ['w'] },
      features: { 'upload-size': { megabytes: 5 } },
    });
    if (!('answers' in read)) throw new Error('not answers');
    expect(await decodeAnswers(`#${await encodeAnswers(read.answers)}`)).toEqual(read);
  });

  test('is short, and made of characters that survive mail and chat', async () => {
    const text = await encodeAnswers(defaultAnswers);
    expect(text).toMatch(/^a1\.[A-Za-z0-9_-]+$/);
    expect(text.length).toBeLessThan(800);
  });

  test('without answers is no link of ours', async () => {
    expect(await decodeAnswers('')).toBeUndefined();
    expect(await decodeAnswers('#files')).toBeUndefined();
  });

  test('that is damaged, newer or a bomb yields a sentence', async () => {
    const text = await encodeAnswers(defaultAnswers);
    for (const broken of [text.slice(0, -9), 'a1.', 'a1.!!', `${text}%`, 'a1.AAAA', `a1.${'A'.repeat(200_000)}`]) {
      expect(await decodeAnswers(broken), broken.slice(0, 40)).toMatchObject({
        problems: [{ says: expect.stringContaining('damaged') }],
      });
    }
    expect(await decodeAnswers('a2.abc')).toMatchObject({ problems: [{ says: expect.stringContaining('newer') }] });
    const bomb = await encodeAnswers({ ...defaultAnswers, keep: ['x'.repeat(1_000_000)] });
    expect(await decodeAnswers(bomb)).toMatchObject({ problems: [{ says: expect.stringContaining('damaged') }] });
  });

  test('never throws', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string(),
          fc.base64String().map((text) => `a1.${text}`),
        ),
        async (text) => {
          await decodeAnswers(text);
        },
      ),
      { numRuns: 500 },
    );
  });
});
