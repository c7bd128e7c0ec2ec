import type { Source } from '../text/source';
import { ajpConnector } from './attributes-ajp';
import { connector } from './attributes-connector';
import { containers } from './attributes-containers';
import { tls } from './attributes-tls';
import { valves } from './attributes-valves';
import { protocolOf } from './place';
import { attributeValue } from './query';
import type { Element } from './tree';

/** What an attribute does, in one sentence, and what Tomcat 9 and 10.1 take if it is absent and that is certain. */
export interface AttributeFacts {
  readonly says: string;
  readonly default?: string;
  /** What a number in it counts. */
  readonly unit?: Unit;
  /** The first releases that know it, one of each line, where older ones of a line are still about. */
  readonly since?: readonly string[];
  /** A release that still warns about it, of those it was tried on: 9.0.70 and 10.1.60. */
  readonly missingIn?: '9.0.70';
  /** The name that says the same today. */
  readonly renamedTo?: string;
}

/** What a number in an attribute counts. */
export type Unit = 'milliseconds' | 'seconds' | 'days' | 'bytes' | 'threads' | 'connections' | 'requests';

/** What an element is for, the page of Tomcat's reference that describes it, and its attributes. */
export interface ElementFacts {
  readonly says: string;
  readonly page: Page;
  readonly attributes: Readonly<Record<string, AttributeFacts>>;
}

/** The pages of Tomcat's configuration reference. */
export type Page = keyof typeof titles;

/** What is known about an element; undefined for one that Confluence's files do not use. */
export function factsOf(element: Element): ElementFacts | undefined {
  const className = attributeValue(element, 'className')?.trim();
  if (element.name === 'Valve' && className && Object.hasOwn(valves, className)) return valves[className];
  if (element.name === 'Connector' && protocolOf(element) === 'ajp') return ajpConnector;
  return Object.hasOwn(all, element.name) ? all[element.name] : undefined;
}

/** What is known about an attribute of an element of which that much is known; undefined if nothing is. */
export function attributeFactsOf(facts: ElementFacts | undefined, name: string): AttributeFacts | undefined {
  const family = name.replace(/\..*$/, '.*');
  for (const known of [name, family])
    if (facts && Object.hasOwn(facts.attributes, known)) return facts.attributes[known];
  // Left over from Tomcat 4 and 5 on every element of older stock files.
  return name === 'debug'
    ? { says: 'A leftover of very old releases: Tomcat only logs a warning about it.' }
    : undefined;
}

/** What Tomcat takes where the attribute is absent; undefined if there is no default or it is not certain. */
export function defaultOf(element: Element, name: string): string | undefined {
  return attributeFactsOf(factsOf(element), name)?.default;
}

/** Where a page of the reference stands. Read in the 10.1.60 edition; the 9.0 edition has a page of the same name. */
export function sourceOf(page: Page): Source {
  return {
    title: `Apache Tomcat 10.1 Configuration Reference: ${titles[page]}`,
    url: `https://tomcat.apache.org/tomcat-10.1-doc/config/${page}.html`,
    checked: '2026-11-23',
  };
}

const titles = {
  server: 'The Server Component',
  service: 'The Service Component',
  executor: 'The Executor',
  http: 'The HTTP Connector',
  ajp: 'The AJP Connector',
  engine: 'The Engine Container',
  host: 'The Host Container',
  context: 'The Context Container',
  valve: 'The Valve Component',
  manager: 'The Manager Component',
  listeners: 'The LifeCycle Listener Component',
  globalresources: 'The GlobalNamingResources Component',
} as const;

const all: Readonly<Record<string, ElementFacts>> = { Connector: connector, ...tls, ...containers };
