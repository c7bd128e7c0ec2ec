import { describe, expect, test } from 'vitest';
import { readAnswers } from './answers';
import { build } from './build';

function bundleOf(json: unknown, files: { path: string; text: string }[]) {
  const read = readAnswers(json);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return build(read.answers, files, { ajp: 'only-for-tests-0123456789abcdef' });
}

const jk = `<VirtualHost *:443>
    ServerName wiki.example.com
    # ours
    JkMount /* confluence
    JkMount / confluence
    ServerAdmin me@example.com
</VirtualHost>
`;

describe('what leaves when a site moves to the other connection type', () => {
  const [file] = bundleOf({}, [{ path: 'wiki.conf', text: jk }]).files;
  const leaves = file?.leaves?.() ?? [];

  test('is named line by line, each with a reason', () => {
    expect(leaves.map(({ line }) => jk.split('\n')[line - 1]?.trim())).toEqual([
      'JkMount /* confluence',
      'JkMount / confluence',
    ]);
    for (const { says, recipe } of leaves) {
      expect(says).not.toBe('');
      expect(recipe).toBeDefined();
    }
  });

  test('is all that goes', () => {
    const gone = file?.edits.filter(({ does }) => does === 'remove') ?? [];
    expect(gone).toHaveLength(leaves.length);
  });

  test('stays if the admin keeps it', () => {
    const [edit] = file?.edits.filter(({ does }) => does === 'remove') ?? [];
    const [kept] = bundleOf({ keep: [`virtual-host:${edit?.key}`] }, [{ path: 'wiki.conf', text: jk }]).files;
    expect(kept?.text).toContain('JkMount /* confluence');
    expect(kept?.text).not.toContain('JkMount / confluence');
  });
});
