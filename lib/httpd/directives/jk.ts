import type { DirectiveFacts } from './facts';
import { hosts, hostsAndFolders, inModule, server } from './facts';
import { byKeys, byPath } from './identity';

const jkDirective = inModule('jk');

export const jkDirectives: readonly DirectiveFacts[] = [
  jkDirective('JkAutoAlias', hosts, 'Serves the files of an application from disk, without Tomcat.'),
  jkDirective('JkEnvVar', hosts, 'A variable passed on to Tomcat.', { identity: 1 }),
  jkDirective('JkExtractSSL', hosts, 'Whether Tomcat is told about TLS.'),
  jkDirective('JkLogFile', hosts, 'The log file of mod_jk.'),
  jkDirective('JkLogLevel', hosts, 'How much that log tells.'),
  jkDirective('JkMount', hostsAndFolders, 'Hands requests below a path to a worker.', { identity: byPath }),
  jkDirective('JkMountCopy', hosts, 'Whether sites take over the mounts of the main server.'),
  jkDirective('JkMountFile', hosts, 'A file that says which paths go to which worker.'),
  jkDirective('JkMountFileReload', hosts, 'After how many seconds that file is looked at again.'),
  jkDirective('JkOptions', hosts, 'How the address is passed on, and other switches.', { identity: 'all' }),
  jkDirective('JkShmFile', server, "The file through which the server's processes share what they know of workers."),
  jkDirective('JkShmSize', server, 'The size of that file, in kilobytes.'),
  jkDirective('JkStripSession', hosts, 'Removes session marks from addresses that are not for Tomcat.'),
  jkDirective('JkUnMount', hostsAndFolders, 'Requests that do not go to a worker after all.', { identity: 'all' }),
  jkDirective('JkWatchdogInterval', server, 'How often workers are looked after, in seconds.'),
  jkDirective('JkWorkerProperty', server, 'One line of the workers file, put here.', { identity: byKeys }),
  jkDirective('JkWorkersFile', server, 'The file that says where Tomcat is.'),
];
