import { expect, test } from 'vitest';
import { fieldPathOf, placeTitleOf, stepOf, titleOf } from './steps';

test('a problem in a cell belongs to its rows, and is called by row and column', () => {
  expect(fieldPathOf('site.nodes.1.name')).toBe('site.nodes');
  expect(titleOf('site.nodes.1.name')).toBe('Nodes of the cluster');
  expect(placeTitleOf('site.nodes.1.name')).toBe('Nodes of the cluster, row 2, Name');
  expect(placeTitleOf('site.furtherNames.2')).toBe('Further names');
});

test('a problem with a feature as a whole is called by the feature', () => {
  expect(fieldPathOf('features.kept-paths')).toBeUndefined();
  expect(titleOf('features.tls')).toBe('HTTPS at Apache');
  expect(stepOf('features.tls')).toBe('apache');
});
