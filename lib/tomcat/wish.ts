import { kinshipOf } from './child';
import { escapeValue } from './escape';
import { type ElementPlace, protocolIn } from './place';
import type { Element } from './tree';

/** What one element of server.xml should say. Wishes for one element add up; of two that differ the later one counts. */
export interface TomcatWish {
  readonly place: ElementPlace;
  /** Wanted value per attribute; null: must not stand there. */
  readonly attributes: Readonly<Record<string, string | null>>;
  /** If the element is missing: the further attributes to create it with; left out: it is not created. */
  readonly create?: Readonly<Record<string, string>>;
  /** What should stand right inside it. */
  readonly children?: readonly ChildWish[];
  /**
   * Every element at the place should go, or those for which this holds. It has to judge by what no other wish changes.
   * A wish for an element that goes is not granted.
   */
  readonly gone?: true | ((element: Element) => boolean);
}

/**
 * What an element right inside another one should say. Which of its siblings is meant follows from `attributes`: a
 * `SSLHostConfig` goes by `hostName`, a `Certificate` by `type`, an `UpgradeProtocol` by `className`, any other is the
 * first of its name.
 */
export interface ChildWish {
  readonly element: string;
  /** Wanted value per attribute; null: must not stand there. */
  readonly attributes: Readonly<Record<string, string | null>>;
  /** If the element is missing: the further attributes to create it with; left out: it is not created. */
  readonly create?: Readonly<Record<string, string>>;
  readonly children?: readonly ChildWish[];
}

const sound = new WeakSet<TomcatWish>();

/** Throws on a wish that is our own mistake; `mergeTomcat` says which those are. Each is looked at once: nodes share them. */
export function assertSound(wish: TomcatWish): void {
  if (sound.has(wish)) return;
  assertEachPart(wish);
  sound.add(wish);
}

function assertEachPart({ place, attributes, create, children, gone }: TomcatWish): void {
  assertNames(attributes, create);
  for (const [name, value] of [...Object.entries(attributes), ...Object.entries(create ?? {})]) {
    const known = identityOf(place, name);
    if (known !== undefined && value !== known) throw new Error(`a wish must not change the ${name} it goes by`);
  }
  if (create && place.kind !== 'valve' && place.kind !== 'connector') {
    throw new Error(`a missing ${place.kind} cannot be created`);
  }
  if (place.kind === 'connector') assertSoundConnector(place, { ...create, ...attributes }, gone !== undefined);
  if (gone) {
    const asks = Object.keys(attributes).length > 0 || create || children;
    if (asks) throw new Error('what should be gone cannot be asked for anything');
    const isOwn =
      place.kind === 'context' && place.path === undefined && (place.docBase ?? 'confluence') === 'confluence';
    if (place.kind === 'host' || place.kind === 'engine' || isOwn)
      throw new Error(`this ${place.kind} cannot be removed`);
  }
  for (const child of children ?? []) assertSoundChild(child);
}

function assertSoundConnector(
  { port, speaks }: Extract<ElementPlace, { kind: 'connector' }>,
  { protocol }: Readonly<Record<string, string | null>>,
  isGone: boolean,
): void {
  if (port === undefined && !isGone) throw new Error('a connector goes by its port');
  if (speaks && protocol !== undefined && protocolIn(protocol) !== speaks) {
    throw new Error(`a connector that speaks ${speaks} cannot have the protocol ${protocol}`);
  }
}

function assertSoundChild({ element, attributes, create, children }: ChildWish): void {
  if (!isName(element)) throw new Error(`not the name of an element: ${JSON.stringify(element)}`);
  assertNames(attributes, create);
  const by = kinshipOf(element)?.by;
  if (by !== undefined && (attributes[by] === null || create?.[by] !== undefined)) {
    throw new Error(`a ${element} goes by its ${by}: say it in \`attributes\``);
  }
  for (const child of children ?? []) assertSoundChild(child);
}

function assertNames(...said: readonly (Readonly<Record<string, string | null>> | undefined)[]): void {
  for (const [name, value] of said.flatMap((attributes) => Object.entries(attributes ?? {}))) {
    if (!isName(name)) throw new Error(`not the name of an attribute: ${JSON.stringify(name)}`);
    if (value !== null) escapeValue(value, '"');
  }
}

function isName(text: string): boolean {
  return /^[A-Za-z_][\w.-]*$/.test(text);
}

/** What the place says about an attribute it goes by; undefined if it goes by another. */
function identityOf(place: ElementPlace, name: string): string | undefined {
  switch (place.kind) {
    case 'connector':
      return name === 'port' && place.port !== undefined ? String(place.port) : undefined;
    case 'context':
      return name === 'path' ? place.path : name === 'docBase' && place.path === undefined ? '' : undefined;
    case 'valve':
      return name === 'className' ? place.className : undefined;
    case 'host':
    case 'engine':
      return name === 'name' ? place.name : undefined;
  }
}
