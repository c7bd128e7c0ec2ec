import type { DirectiveFacts } from './facts';
import { everywhere, hosts, inModule } from './facts';

const deflateDirective = inModule('deflate');

export const deflateDirectives: readonly DirectiveFacts[] = [
  deflateDirective('DeflateAlterETag', hosts, 'Whether compressing changes the version mark of an answer.', {
    since: '2.4.58',
  }),
  deflateDirective('DeflateCompressionLevel', hosts, 'How hard gzip compresses, from 1 to 9.'),
];

const brotliDirective = inModule('brotli');

export const brotliDirectives: readonly DirectiveFacts[] = [
  brotliDirective('BrotliAlterETag', hosts, 'Whether compressing changes the version mark of an answer.', {
    since: '2.4.26',
  }),
  brotliDirective('BrotliCompressionQuality', hosts, 'How hard Brotli compresses, from 0 to 11.', { since: '2.4.26' }),
];

const filterDirective = inModule('filter');

export const filterDirectives: readonly DirectiveFacts[] = [
  filterDirective('AddOutputFilterByType', everywhere, 'Sends answers of some media types through a filter.', {
    identity: 'all',
  }),
  filterDirective('FilterProvider', everywhere, 'What such a filter consists of.', { identity: 'all' }),
];

const expiresDirective = inModule('expires');

export const expiresDirectives: readonly DirectiveFacts[] = [
  expiresDirective('ExpiresActive', everywhere, 'Tells browsers how long they may keep files.'),
  expiresDirective('ExpiresByType', everywhere, 'How long browsers may keep files of a media type.', { identity: 1 }),
  expiresDirective('ExpiresDefault', everywhere, 'How long browsers may keep all other files.'),
];

const mimeDirective = inModule('mime');

export const mimeDirectives: readonly DirectiveFacts[] = [
  mimeDirective('AddCharset', everywhere, 'The character set of files by their ending.', { identity: 'all' }),
  mimeDirective('AddEncoding', everywhere, 'The compression of files by their ending.', { identity: 'all' }),
  mimeDirective('AddHandler', everywhere, 'Which part of the server answers for files by their ending.', {
    identity: 'all',
  }),
  mimeDirective('AddOutputFilter', everywhere, 'The filter for files by their ending.', { identity: 'all' }),
  mimeDirective('AddType', everywhere, 'The media type of files by their ending.', { identity: 'all' }),
];

const dirDirective = inModule('dir');

export const dirDirectives: readonly DirectiveFacts[] = [
  dirDirective('DirectoryIndex', everywhere, 'The file served for a folder.'),
  dirDirective('DirectorySlash', everywhere, "Whether a folder's address gets its slash by a redirect."),
  dirDirective('FallbackResource', everywhere, 'The address that answers if there is no file.'),
];

const autoindexDirective = inModule('autoindex');

export const autoindexDirectives: readonly DirectiveFacts[] = [
  autoindexDirective('IndexOptions', everywhere, 'How lists of files look.', { identity: 'all' }),
];
