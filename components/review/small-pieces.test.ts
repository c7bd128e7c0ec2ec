import { describe, expect, test } from 'vitest';
import { build, defaultAnswers, runbook } from '@/lib';
import { fileTree } from './file-tree';
import { markdownBlocks } from './markdown-blocks';
import type { Line } from './pair-rows';
import { splitRows } from './split-rows';

describe('the file tree', () => {
  test('folders that hold one folder only are one step', () => {
    const paths = [
      'apache/etc/apache2/sites-available/wiki.conf',
      'apache/etc/apache2/conf-available/hardening.conf',
      'tomcat/node1/conf/server.xml',
    ];
    const { folders } = fileTree(paths.map((path) => ({ path })));
    expect(folders.map(({ name }) => name)).toEqual(['apache/etc/apache2/', 'tomcat/node1/conf/']);
    expect(folders[0]?.folders.map(({ name }) => name)).toEqual(['sites-available/', 'conf-available/']);
    expect(folders[1]?.files.map(({ name }) => name)).toEqual(['server.xml']);
  });
});

describe('side by side', () => {
  test('a pair shares a row, what only comes or goes stands alone', () => {
    const line = (kind: Line['kind'], text: string, isPaired = false): Line => ({ kind, text, marks: [], isPaired });
    const rows = splitRows([
      line('same', 'a'),
      line('del', 'b', true),
      line('add', 'B', true),
      line('del', 'c'),
      line('add', 'd'),
    ]);
    expect(rows.map(({ before, after }) => `${before?.text ?? ''}|${after?.text ?? ''}`)).toEqual([
      'a|a',
      'b|B',
      'c|',
      '|d',
    ]);
  });
});

describe('the runbook as blocks', () => {
  test('headings, paragraphs, lists and code are told apart', () => {
    expect(markdownBlocks('# A\n\none\ntwo\n\n- x\n- y\n\n```sh\n# no heading\n- no list\n```\nend')).toEqual([
      { kind: 'heading', level: 1, text: 'A' },
      { kind: 'paragraph', text: 'one two' },
      { kind: 'list', items: ['x', 'y'] },
      { kind: 'code', text: '# no heading\n- no list' },
      { kind: 'paragraph', text: 'end' },
    ]);
  });

  test('nothing of our own runbook is lost', async () => {
    const text = await runbook(build(defaultAnswers));
    const words = (all: string) =>
      all
        .replace(/^(```.*|#+ |- |\d+\. )/gm, '')
        .split(/\s+/)
        .filter(Boolean);
    const shown = markdownBlocks(text)
      .map((block) => (block.kind === 'list' ? block.items.join('\n') : block.text))
      .join('\n');
    expect(words(shown)).toEqual(words(text));
  });

  test('a fence that is never closed ends with the text', () => {
    expect(markdownBlocks('```\na')).toEqual([{ kind: 'code', text: 'a' }]);
  });
});
