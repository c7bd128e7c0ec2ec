import { posix } from 'node:path';

/**
 * The floors of lib/, told a second time and apart from biome.json, so that a slip there is seen by the planted faults.
 * A part stands on parts with a smaller number. Equal numbers do not know each other, except in the house (6).
 */
const HOUSE = 6;
const FLOORS = {
  text: 1,
  httpd: 2,
  tomcat: 2,
  workers: 2,
  platforms: 3,
  confluence: 3,
  'network.ts': 4,
  'secret.ts': 4,
  'public-address.ts': 4,
  'answer-kinds.ts': 4,
  'config.ts': 4,
  'site.ts': 4,
  recipes: 5,
  rules: 5,
  'build.ts': HOUSE,
  'answers.ts': HOUSE,
};
/** A site is read out of answers, which are names, networks and a public address: the only steps within a floor. */
const STEPS_WITHIN = [
  ...['public-address.ts', 'answer-kinds.ts', 'network.ts'].map((to) => `site.ts > ${to}`),
  ...['public-address.ts', 'network.ts'].map((to) => `answer-kinds.ts > ${to}`),
  'config.ts > secret.ts',
];

/** Yields every import to plant: `{file, code, isForbidden}`, one for each ordered pair of parts and for each door. */
export function floorEdges() {
  return [...betweenParts(), ...outOfLib(), ...intoLib(), ...withinUi(), ...waysToWriteAnImport()];
}

/** True if something that lies in lib/ has a floor: a folder must be named here, a file of code or data belongs to the house. */
export function isOnAFloor(name) {
  return /\.(ts|json)$/.test(name) || name in FLOORS;
}

function betweenParts() {
  return Object.keys(FLOORS).flatMap((from) =>
    Object.keys(FLOORS)
      .filter((to) => to !== from)
      .flatMap((to) => importersIn(from).map((file) => edge(file, relativeImport(file, to), !mayStandOn(from, to)))),
  );
}

function mayStandOn(from, to) {
  if (FLOORS[from] === HOUSE && FLOORS[to] === HOUSE) return true;
  return FLOORS[from] > FLOORS[to] || STEPS_WITHIN.includes(`${from} > ${to}`);
}

/** A part that is a folder is tried from its own files and from a folder below it. */
function importersIn(part) {
  return part.endsWith('.ts') ? [`lib/${part}`] : [`lib/${part}/planted.ts`, `lib/${part}/below/planted.ts`];
}

function relativeImport(file, part) {
  const target = part.endsWith('.ts') ? `lib/${part.slice(0, -3)}` : `lib/${part}/planted`;
  const path = posix.relative(posix.dirname(file), target);
  return path.startsWith('.') ? path : `./${path}`;
}

function outOfLib() {
  const forbidden = ['node:fs', 'fs', 'next/link', 'react', 'react-hook-form', '@/app/page', '@/components/ui/button'];
  return Object.keys(FLOORS).flatMap((part) =>
    importersIn(part).flatMap((file) => [
      ...forbidden.map((specifier) => edge(file, specifier, true)),
      edge(file, 'zod', false),
      edge(file, '@/lib', true),
    ]),
  );
}

function intoLib() {
  const plain = ['app/wizard/page.tsx', 'components/wizard/step.tsx', 'components/review/a/b.tsx'];
  const handlers = ['app/api/problem.ts', 'app/api/bundle/route.ts'];
  const landing = ['app/page.tsx', 'components/landing/table.tsx'];
  return [...plain, ...handlers, ...landing].flatMap((file) => [
    edge(file, '@/lib', false),
    edge(file, '@/lib/connection', !landing.includes(file)),
    edge(file, '@/lib/server', !handlers.includes(file)),
    edge(file, '@/lib/site', true),
    edge(file, '@/lib/httpd/parse', true),
    edge(file, posix.relative(posix.dirname(file), 'lib/site'), true),
    edge(file, '@/components/ui/button', false),
    edge(file, 'react', false),
  ]);
}

function withinUi() {
  const file = 'components/ui/button.tsx';
  const forbidden = [
    '@/lib',
    '@/lib/connection',
    '@/lib/site',
    '../../lib',
    '../wizard/step',
    '@/components/wizard/step',
    '@/app/page',
  ];
  const permitted = ['./icons', '@/components/ui/icons', 'react', 'next/link'];
  return [...forbidden.map((to) => edge(file, to, true)), ...permitted.map((to) => edge(file, to, false))];
}

function waysToWriteAnImport() {
  const file = 'lib/httpd/ways.ts';
  const codes = [
    "import type { Rule } from '../rules/rule';",
    "export * from '../rules/rule';",
    "export type { Rule } from '../rules/rule';",
    "export const rule = import('../rules/rule');",
    "import './../rules/rule';",
    "import '../text/../rules/rule';",
  ];
  return codes.map((code) => ({ file, code, isForbidden: true }));
}

function edge(file, specifier, isForbidden) {
  return { file, code: `import '${specifier}';`, isForbidden };
}
