import { execFile } from 'node:child_process';
import { cp, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const execute = promisify(execFile);
const here = fileURLToPath(new URL('.', import.meta.url));

/** The Tomcat lines the bench has, and the Java package names that go with each. */
export const tomcatLines = {
  '9.0': { jars: 'tomcat9', api: 'javax' },
  '10.1': { jars: 'tomcat10', api: 'jakarta' },
} as const;

/** A Tomcat line the bench has. */
export type TomcatLine = keyof typeof tomcatLines;

/** Makes `tomcat-<line>` in `folder`: laid out as an installed Confluence, with the Debian jars and the stand-in application. */
export async function makeTomcat(folder: string, line: TomcatLine): Promise<void> {
  const { jars, api } = tomcatLines[line];
  const install = join(folder, `tomcat-${line}`);
  for (const name of ['bin', 'lib', 'conf', 'webapps', 'logs', 'temp', 'work'])
    await mkdir(join(install, name), { recursive: true });
  const jar = (name: string) => `/usr/share/java/${jars}-${name}.jar`;
  for (const name of libraries) await symlink(jar(name), join(install, 'lib', `${name}.jar`));
  await symlink(jar('juli'), join(install, 'bin', 'tomcat-juli.jar'));
  await writeFile(
    join(install, 'conf', 'web.xml'),
    webXml(
      line,
      '<servlet><servlet-name>default</servlet-name><servlet-class>org.apache.catalina.servlets.DefaultServlet</servlet-class></servlet><servlet-mapping><servlet-name>default</servlet-name><url-pattern>/</url-pattern></servlet-mapping>',
    ),
  );
  await writeFile(join(install, 'conf', 'catalina.properties'), catalinaProperties);
  await writeFile(join(install, 'conf', 'logging.properties'), loggingProperties);
  await Promise.all([makeBootstrap(install, jar), makeApplications(install, line, api, jar)]);
}

const libraries = [
  'annotations-api',
  'api',
  'catalina',
  'coyote',
  'dbcp',
  'el-api',
  'jaspic-api',
  'jni',
  'servlet-api',
  'util',
  'util-scan',
  'websocket',
  'websocket-api',
  'jsp-api',
];

const catalinaProperties = `common.loader="\${catalina.base}/lib/*.jar"
server.loader=
shared.loader=
tomcat.util.scan.StandardJarScanFilter.jarsToSkip=*.jar
`;

const loggingProperties = `handlers=java.util.logging.ConsoleHandler
java.util.logging.ConsoleHandler.level=INFO
java.util.logging.ConsoleHandler.formatter=org.apache.juli.OneLineFormatter
`;

/** Debian has no bootstrap.jar for Tomcat 9: its classes are taken out of the jars they are in. */
async function makeBootstrap(install: string, jar: (name: string) => string): Promise<void> {
  const classes = join(install, 'temp', 'bootstrap');
  await mkdir(classes);
  const startup = [
    'Bootstrap',
    'CatalinaProperties',
    'ClassLoaderFactory',
    'ClassLoaderFactory$Repository',
    'ClassLoaderFactory$RepositoryType',
    'Constants',
    'SafeForkJoinWorkerThreadFactory',
    'SafeForkJoinWorkerThreadFactory$SafeForkJoinWorkerThread',
    'Tool',
  ];
  const wanted = [
    ...startup.map((name) => `org/apache/catalina/startup/${name}.class`),
    'org/apache/catalina/security/SecurityClassLoad.class',
    'org/apache/catalina/webresources/war',
  ];
  await execute('jar', ['xf', jar('catalina'), ...wanted], { cwd: classes });
  await execute('jar', ['xf', jar('util'), 'org/apache/tomcat/util/buf/UriUtil.class'], { cwd: classes });
  await execute('jar', ['cf', join(install, 'bin', 'bootstrap.jar'), '-C', classes, '.']);
  await rm(classes, { recursive: true });
}

async function makeApplications(
  install: string,
  line: TomcatLine,
  api: 'javax' | 'jakarta',
  jar: (name: string) => string,
): Promise<void> {
  const sources = join(install, 'temp', 'sources');
  await cp(join(here, 'app'), sources, { recursive: true });
  const files = (await readdir(sources)).map((name) => join(sources, name));
  for (const path of files) {
    await writeFile(path, (await readFile(path, 'utf8')).replace(/\bjavax\.(servlet|websocket)/g, `${api}.$1`));
  }
  const classes = join(install, 'confluence', 'WEB-INF', 'classes');
  // The client half of the WebSocket interface is a jar of its own from Tomcat 10.1 on.
  const apis = ['servlet-api', 'websocket-api', ...(line === '10.1' ? ['websocket-client-api'] : [])];
  if (line === '10.1') await symlink(jar('websocket-client-api'), join(install, 'lib', 'websocket-client-api.jar'));
  await mkdir(classes, { recursive: true });
  await execute('javac', ['-nowarn', '-d', classes, '-cp', apis.map(jar).join(':'), ...files]);
  await cp(join(install, 'confluence'), join(install, 'synchrony-proxy'), { recursive: true });
  const standIn =
    '<servlet><servlet-name>stand-in</servlet-name><servlet-class>StandIn</servlet-class></servlet><servlet-mapping><servlet-name>stand-in</servlet-name><url-pattern>/</url-pattern></servlet-mapping>';
  await writeFile(join(install, 'confluence', 'WEB-INF', 'web.xml'), webXml(line, standIn));
  await writeFile(
    join(install, 'synchrony-proxy', 'WEB-INF', 'web.xml'),
    webXml(
      line,
      '<listener><listener-class>SynchronyProxy</listener-class></listener><servlet><servlet-name>polling</servlet-name><servlet-class>LongPolling</servlet-class></servlet><servlet-mapping><servlet-name>polling</servlet-name><url-pattern>/v1/xhr</url-pattern></servlet-mapping>',
    ),
  );
  await rm(sources, { recursive: true });
}

/** `metadata-complete` spares Tomcat the search for annotations. */
function webXml(line: TomcatLine, content: string): string {
  const schema = line === '9.0' ? 'http://xmlns.jcp.org/xml/ns/javaee' : 'https://jakarta.ee/xml/ns/jakartaee';
  const version = line === '9.0' ? '4.0' : '6.0';
  return `<?xml version="1.0" encoding="UTF-8"?>\n<web-app xmlns="${schema}" version="${version}" metadata-complete="true">${content}</web-app>\n`;
}
