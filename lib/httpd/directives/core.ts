import type { DirectiveFacts } from './facts';
import { everywhere, folders, hosts, inModule, server, vhost } from './facts';

const coreDirective = inModule('core');

export const coreDirectives: readonly DirectiveFacts[] = [
  coreDirective('VirtualHost', server, 'Everything inside holds for one site: one address, port and name.', {
    isSection: true,
    identity: 'all',
  }),
  coreDirective('Directory', hosts, 'Everything inside holds for a folder on disk.', {
    isSection: true,
    identity: 'all',
  }),
  coreDirective('DirectoryMatch', hosts, 'Everything inside holds for folders that match a pattern.', {
    isSection: true,
    identity: 'all',
  }),
  coreDirective('Location', hosts, 'Everything inside holds for addresses below a path.', {
    isSection: true,
    identity: 'all',
  }),
  coreDirective('LocationMatch', hosts, 'Everything inside holds for addresses that match a pattern.', {
    isSection: true,
    identity: 'all',
  }),
  coreDirective('Files', everywhere, 'Everything inside holds for files of a name.', {
    isSection: true,
    identity: 'all',
  }),
  coreDirective('FilesMatch', everywhere, 'Everything inside holds for files whose name matches a pattern.', {
    isSection: true,
    identity: 'all',
  }),
  coreDirective('If', everywhere, 'Everything inside holds for requests that meet a condition.', {
    isSection: true,
    identity: 'all',
  }),
  coreDirective('ElseIf', everywhere, 'Tried if the condition above did not hold.', {
    isSection: true,
    identity: 'all',
    isOrdered: true,
  }),
  coreDirective('Else', everywhere, 'Holds if none of the conditions above did.', {
    isSection: true,
    identity: 'all',
    isOrdered: true,
  }),
  coreDirective('IfModule', everywhere, 'Read only if a module is loaded; skipped without a word if not.', {
    isSection: true,
    identity: 'all',
  }),
  coreDirective('IfDefine', everywhere, 'Read only if a name was defined, by Define or on the command line.', {
    isSection: true,
    identity: 'all',
  }),
  coreDirective('IfFile', everywhere, 'Read only if a file exists when the server starts.', {
    isSection: true,
    identity: 'all',
    since: '2.4.34',
  }),
  coreDirective('IfDirective', everywhere, 'Read only if the server knows a directive.', {
    isSection: true,
    identity: 'all',
    since: '2.4.34',
  }),
  coreDirective('IfSection', everywhere, 'Read only if the server knows a section.', {
    isSection: true,
    identity: 'all',
    since: '2.4.34',
  }),
  coreDirective('Limit', folders, 'Everything inside holds for some request methods only.', {
    isSection: true,
    identity: 'all',
  }),
  coreDirective('LimitExcept', folders, 'Everything inside holds for all request methods but these.', {
    isSection: true,
    identity: 'all',
  }),
  coreDirective('AccessFileName', hosts, 'The name of the settings file looked for in every folder.'),
  coreDirective('AddDefaultCharset', everywhere, 'The character set named for plain text and HTML that name none.'),
  coreDirective('AllowEncodedSlashes', hosts, 'Whether %2F may stand in an address, and whether it is decoded.'),
  coreDirective('AllowOverride', folders, 'Which settings .htaccess files may change.'),
  coreDirective('Define', everywhere, 'Gives a value a name, to be used as ${NAME} further down.', { identity: 1 }),
  coreDirective('DocumentRoot', hosts, 'The folder that files are served from.'),
  coreDirective('EnableMMAP', everywhere, 'Whether files are read through memory mapping.'),
  coreDirective('EnableSendfile', everywhere, 'Whether the system itself sends files to the network.'),
  coreDirective('ErrorDocument', everywhere, 'What visitors see instead of the standard page for an error.', {
    identity: 1,
  }),
  coreDirective('ErrorLog', hosts, 'The file that errors are written to.'),
  coreDirective('ExtendedStatus', server, 'Whether the status page tells about each request.'),
  coreDirective('FileETag', everywhere, 'What the version mark of a file is made from.'),
  coreDirective('FlushMaxThreshold', hosts, 'How many bytes may wait before they are sent.', { since: '2.4.47' }),
  coreDirective('ForceType', everywhere, 'The media type of all files here.'),
  coreDirective('HostnameLookups', everywhere, 'Whether the names of visitors are looked up; that costs time.'),
  coreDirective('HttpProtocolOptions', hosts, 'How strictly requests must keep to the rules of HTTP.', {
    since: '2.4.24',
  }),
  coreDirective('Include', everywhere, 'Reads another configuration file at this place.', { identity: 1 }),
  coreDirective('IncludeOptional', everywhere, 'Reads another configuration file, if there is one.', { identity: 1 }),
  coreDirective('KeepAlive', hosts, 'Whether a browser may send several requests over one connection.'),
  coreDirective('KeepAliveTimeout', hosts, 'How many seconds an idle connection is kept for the next request.'),
  coreDirective('LimitRequestBody', everywhere, 'The largest request body accepted, in bytes; 0 is no limit.'),
  coreDirective('LimitRequestFieldSize', hosts, 'The longest request header accepted, in bytes.'),
  coreDirective('LimitRequestFields', hosts, 'How many headers a request may have.'),
  coreDirective('LimitRequestLine', hosts, 'The longest request line accepted, in bytes.'),
  coreDirective('LimitXMLRequestBody', everywhere, 'The largest XML request body accepted, in bytes.'),
  coreDirective('LogLevel', everywhere, 'How much the error log tells.'),
  coreDirective('MaxKeepAliveRequests', hosts, 'How many requests one connection may carry; 0 is no limit.'),
  coreDirective('MergeSlashes', hosts, 'Whether several slashes in a row count as one.', { since: '2.4.39' }),
  coreDirective('Mutex', server, "How processes of the server keep out of each other's way.", { identity: 'all' }),
  coreDirective('NameVirtualHost', server, 'Does nothing since 2.4.', { identity: 'all' }),
  coreDirective('Options', everywhere, 'What is allowed in a folder: lists of files, symbolic links, scripts.'),
  coreDirective('Protocol', hosts, 'The protocol this site speaks: http or https.'),
  coreDirective('Protocols', hosts, 'The protocols offered to browsers, the preferred one first.'),
  coreDirective('ProtocolsHonorOrder', hosts, "Whether our order of protocols counts, not the browser's."),
  coreDirective('ReadBufferSize', everywhere, 'How many bytes of a file or stream are read at a time.', {
    since: '2.4.27',
  }),
  coreDirective('ServerAdmin', hosts, 'The address of the administrator, shown on error pages.'),
  coreDirective('ServerAlias', vhost, 'Further names of this site.', { identity: 'all' }),
  coreDirective('ServerName', hosts, 'The name, and port, visitors reach this site under.'),
  coreDirective('ServerPath', vhost, 'An old address path for browsers that send no host name.'),
  coreDirective('ServerRoot', server, 'The folder that relative paths start from.'),
  coreDirective('ServerSignature', everywhere, 'Whether pages the server makes carry a line with its version.'),
  coreDirective('ServerTokens', server, 'How much the Server header tells about the server.'),
  coreDirective('SetHandler', everywhere, 'Which part of the server answers requests here.'),
  coreDirective('SetInputFilter', everywhere, 'The filters a request body goes through.'),
  coreDirective('SetOutputFilter', everywhere, 'The filters an answer goes through.'),
  coreDirective('StrictHostCheck', hosts, 'Whether requests for names that no site has are refused.', {
    since: '2.4.49',
  }),
  coreDirective('TimeOut', hosts, 'How many seconds the server waits for the other side.'),
  coreDirective('TraceEnable', hosts, 'Whether TRACE requests are answered.'),
  coreDirective('UnDefine', server, 'Takes a name away that Define gave.', { identity: 1 }),
  coreDirective(
    'UseCanonicalName',
    everywhere,
    'Whether the server calls itself by ServerName or by what the visitor typed.',
  ),
  coreDirective(
    'UseCanonicalPhysicalPort',
    everywhere,
    "Whether the server's own addresses name the port the request came in on.",
  ),
];
