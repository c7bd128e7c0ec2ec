import { escapeValue } from './escape';
import type { ElementPlace } from './place';

/** What one element of server.xml should say. Wishes for one element add up; of two that differ the later one counts. */
export interface TomcatWish {
  readonly place: ElementPlace;
  /** Wanted value per attribute; null: must not stand there. */
  readonly attributes: Readonly<Record<string, string | null>>;
  /** If the element is missing: the further attributes to create it with; left out: it is not created. */
  readonly create?: Readonly<Record<string, string>>;
}

/** Throws on a wish that is our own mistake; `mergeTomcat` says which those are. */
export function assertSound({ place, attributes, create }: TomcatWish): void {
  for (const [name, value] of [...Object.entries(attributes), ...Object.entries(create ?? {})]) {
    if (!/^[A-Za-z_][\w.-]*$/.test(name)) throw new Error(`not the name of an attribute: ${JSON.stringify(name)}`);
    if (value !== null) escapeValue(value, '"');
    const known = identityOf(place, name);
    if (known !== undefined && value !== known) throw new Error(`a wish must not change the ${name} it goes by`);
  }
  if (create && place.kind !== 'connector' && place.kind !== 'valve') {
    throw new Error(`a missing ${place.kind} cannot be created`);
  }
}

/** What the place says about an attribute it goes by; undefined if it goes by another. */
function identityOf(place: ElementPlace, name: string): string | undefined {
  switch (place.kind) {
    case 'connector':
      return name === 'port' ? String(place.port) : undefined;
    case 'context':
      return name === 'path' ? place.path : name === 'docBase' && place.path === undefined ? '' : undefined;
    case 'valve':
      return name === 'className' ? place.className : undefined;
    case 'host':
    case 'engine':
      return name === 'name' ? place.name : undefined;
  }
}
