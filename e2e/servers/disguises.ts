/**
 * Ways to write a path that Tomcat may take for the same one: parameters, doubled and dotted segments, encodings, case,
 * and the prefix that Confluence takes off static addresses. `path` is Confluence's own, e.g. `/admin`; what comes back
 * holds the context path. At least a hundred for every context path.
 */
export function disguisesOf(path: string, contextPath: string): readonly string[] {
  const tail = '/console.action';
  const spelled = (text: string) => [...new Set([text, ...spellings(text)])];
  const joined = joints.flatMap((joint, at) => {
    const inner = path.slice(1).split('/').join(joint);
    return [
      `${contextPath}${joint}${path.slice(1)}${tail}`,
      `${contextPath}/${inner}${joint}console.action`,
      `${contextPath}${joint}${inner}${joint}console.action`,
      ...(contextPath
        ? [`${joint}${contextPath.slice(1)}${path}${tail}`, `${joint}${contextPath.slice(1)}${joint}${inner}${tail}`]
        : []),
      ...[0, 1, 2, 3]
        .map((step) => prefixes[(at * 4 + step) % prefixes.length])
        .map((prefix) => `${contextPath}${prefix}${joint.slice(1)}${path.slice(1)}${tail}`),
    ];
  });
  const written = spelled(path).flatMap((text) => [
    `${contextPath}${text}${tail}`,
    `${contextPath}${text}`,
    `${contextPath}${text}/`,
    ...prefixes.slice(0, 3).map((prefix) => contextPath + prefix + text.slice(1) + tail),
  ]);
  // What follows the prefix is decoded once more when Confluence hands it on.
  const twice = path.replace(/[a-z]/, (letter) => `%25${letter.charCodeAt(0).toString(16)}`);
  written.push(
    ...['/s/x/_', '/s/x/_/y/%252e%252e', '/s;a/x/_;b', '/;a/%73/x/_'].flatMap((prefix) => [
      `${contextPath}${prefix}${twice}${tail}`,
      `${contextPath}${prefix}${path}%253bx${tail}`,
    ]),
  );
  const contexts = contextPath === '' ? [] : spelled(contextPath).map((text) => text + path + tail);
  return [...new Set([...written, ...contexts, ...joined])];
}

/** Addresses that only look like the path: what they hold is open to everybody. */
export function lookAlikesOf(path: string, contextPath: string): readonly string[] {
  const last = path.slice(path.lastIndexOf('/') + 1);
  return [
    // A page with an extension has no longer name that means anything.
    ...(last.includes('.') ? [] : [`${path}istrators`, `${path}-guide`]),
    `/display/DS${path}`,
    `/display/${last}/Home`,
    `/display/DS/${last};b`,
    `/display/DS/a%3B${last}`,
    `/display/DS/x..y/${last}`,
    `/pages/viewpage.action?title=${encodeURIComponent(path)}`,
    `/pages/viewpage.action?title=${path};x=1&u=..;/`,
    `/dosearchsite.action?queryString=${path}/console.action`,
    `/echo/${last}.html`,
    `/s/${last}/9012/1/1/_/download/batch/x.js`,
    `/s/d41d8cd9/9012/1/1/_/download/batch/com.example.${last}/x.js`,
    `/s/en_GB/9012/a+b/_/images/${last}.css`,
  ].map((text) => contextPath + text);
}

/** What may stand between two segments and mean a slash. */
const joints = [
  ...[
    '//',
    '///',
    '/./',
    '/;/',
    '/;x=1/',
    '/.;/',
    '/.;x/',
    '/%2e/',
    '/%2E;a/',
    '/x/../',
    '/x;a=b/../',
    '/x/..;/',
    '/x/..;a=1/',
  ],
  ...['/x/%2e%2e/', '/x/.%2e/', '/x/%2e%2e;/', '//;x//', '/;a;b/', '/x/y/../../', '/;jsessionid=0123/'],
  // Apache takes `;` for a folder that `..` leaves again; Tomcat drops it first.
  ...['/x/;/../', '/x/;a=1/../', '/;x/..;y/', '/x/;/%2e%2e/'],
];

const prefixes = [
  ...['/s/x/_/', '/s/d41d8cd9/9012/1/1/_/', '/s//_/', '/s/x;y/_/', '/s/x/_;y/', '/s/a/_/b/_/', '//s/x/_/', '/s/x/_/./'],
  ...['/s/x/_/y/../', '/s/x/_//', '/%73/x/_/', '/s/x/%5F/', '/;a/s/x/_/', '/s;a/x/_/', '/x/../s/x/_/'],
];

function spellings(text: string): readonly string[] {
  const escaped = (all: boolean, upper: boolean) =>
    text.replace(/[a-z]/g, (letter, at: number) => {
      const code = `%${letter.charCodeAt(0).toString(16)}`;
      return all || at === 1 ? (upper ? code.toUpperCase() : code) : letter;
    });
  return [
    ...[`${text};`, `${text};x=1`, `${text};jsessionid=0123`, `${text};/`, `${text};a=/../`, `${text}/.`, `${text}/;`],
    ...[
      text.toUpperCase(),
      `/${text.charAt(1).toUpperCase()}${text.slice(2)}`,
      escaped(false, false),
      escaped(true, false),
      escaped(true, true),
    ],
    ...[`${escaped(false, false)};x`, `${escaped(true, false).toUpperCase()};`],
  ];
}
