import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readAnswers } from './answers';
import { build } from './build';
import { parseHttpd } from './httpd/parse';
import { presets } from './presets';
import { parseTomcat } from './tomcat/parse';

const folder = fileURLToPath(new URL('../docs/examples', import.meta.url));

test('every set of answers in docs/examples has its title, and every title its answers', () => {
  const files = readdirSync(folder).map((name) => name.replace(/\.json$/, ''));
  expect(presets.map(({ id }) => id).sort()).toEqual(files.sort());
});

test('the sets that others rely on are all there', () => {
  const ids = presets.map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining(['default', 'full', 'plain-http', 'mod_jk', 'cluster', 'cluster-mod_jk']));
});

test.each(presets.map(({ id }) => id))('%s is a set of plain answers that nothing is wrong with', (id) => {
  const json: unknown = JSON.parse(readFileSync(`${folder}/${id}.json`, 'utf8'));
  const read = readAnswers(json);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  const { files, refused, findings } = build(read.answers, [], { ajp: 'only-for-tests-0123456789abcdef' });
  expect(refused).toEqual([]);
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(files.filter(({ role }) => role === 'server-xml')).toHaveLength(Math.max(1, read.answers.site.nodes.length));
  for (const { role, text } of files) {
    if (role === 'virtual-host') expect(parseHttpd(text).problems).toEqual([]);
    if (role === 'server-xml') expect(parseTomcat(text).problem).toBeUndefined();
  }
});
