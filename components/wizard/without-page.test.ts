import { expect, test } from 'vitest';
import { withoutPage } from './without-page';

test.each([
  ['https://wiki.example.com/confluence/display/DS/Home?x#y', 'https://wiki.example.com/confluence'],
  ['https://wiki.example.com/display/DS/My+Page', 'https://wiki.example.com'],
  ['wiki.example.com/pages/viewpage.action?pageId=1', 'https://wiki.example.com'],
  ['http://wiki.example.com:8080/a/b/login.action', 'http://wiki.example.com:8080/a/b'],
  ['https://wiki.example.com/spaces/DS/pages/12/Home', 'https://wiki.example.com'],
])('the page %s lies below %s', (page, address) => {
  expect(withoutPage(page)).toBe(address);
});

test.each([
  'https://wiki.example.com',
  'https://wiki.example.com/confluence/',
  'https://wiki.example.com/pages',
  'https://',
  'https:///display/DS',
])('%s names no page', (address) => {
  expect(withoutPage(address)).toBeUndefined();
});
