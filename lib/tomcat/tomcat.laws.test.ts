import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../text/edit';
import { lineAt, lineStarts } from '../text/lines';
import { clashesIn } from './clash';
import { explainTomcat } from './explain';
import { mergeTomcat, type TomcatWish } from './merge';
import { parseTomcat } from './parse';
import { type ElementPlace, findElement, findElements, protocolOf } from './place';
import { attributeValue, elements } from './query';
import { withoutGone } from './remove';
import type { Element, TomcatDocument } from './tree';
import type { ChildWish } from './wish';

const runs = { numRuns: 4_000 };

/** Any string that XML can hold. */
const legal = fc
  .oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.string({
      unit: fc.constantFrom(
        '"',
        "'",
        '<',
        '>',
        '&',
        '&amp;',
        '\n',
        '\r',
        '\t',
        ' ',
        '/>',
        '-->',
        ']]>',
        'x',
        '\u0085',
        '\u2028',
        '😀',
      ),
      maxLength: 8,
    }),
  )
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that XML cannot hold
  .map((text) => text.replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, ''));

const wanted = fc.dictionary(
  fc.constantFrom('scheme', 'secure', 'proxyName', 'proxyPort', 'address', 'maxThreads', 'x-y', 'path'),
  fc.option(legal),
  { noNullPrototype: true },
);

const places = fc.constantFrom<ElementPlace>(
  { kind: 'connector', port: 8090 },
  { kind: 'connector', port: 8091 },
  { kind: 'connector', port: 8090, speaks: 'http' },
  { kind: 'connector', port: 8090, speaks: 'ajp' },
  { kind: 'connector', port: 8009, speaks: 'ajp' },
  { kind: 'context', docBase: 'confluence' },
  { kind: 'valve', className: 'V' },
  { kind: 'valve', className: 'V', in: 'host' },
  { kind: 'valve', className: 'V', in: 'engine' },
  { kind: 'host' },
  { kind: 'engine', name: 'e' },
);

const certificateWish: fc.Arbitrary<ChildWish> = fc
  .record({ attributes: wanted, type: fc.constantFrom(undefined, 'RSA', 'EC'), creates: fc.boolean() })
  .map(({ attributes, type, creates }) => ({
    element: 'Certificate',
    attributes: { ...attributes, ...(type && { type }) },
    ...(creates && { create: { maxThreads: '1' } }),
  }));

const childWish: fc.Arbitrary<ChildWish> = fc
  .record({
    element: fc.constantFrom('SSLHostConfig', 'SSLHostConfig', 'Other'),
    attributes: wanted,
    hostName: fc.constantFrom(undefined, '_default_', 'A.example', 'a.example'),
    creates: fc.boolean(),
    children: fc.array(certificateWish, { maxLength: 3 }),
  })
  .map(({ element, attributes, hostName, creates, children }) => ({
    element,
    attributes: { ...attributes, ...(hostName !== undefined && element === 'SSLHostConfig' && { hostName }) },
    children,
    ...(creates && { create: { maxThreads: '1' } }),
  }));

const wish: fc.Arbitrary<TomcatWish> = fc
  .record({
    place: places,
    attributes: wanted,
    creates: fc.boolean(),
    protocol: fc.constantFrom(undefined, undefined, 'AJP/1.3', 'HTTP/1.1'),
    children: fc.array(childWish, { maxLength: 2 }),
  })
  .map(({ place, attributes, creates, protocol, children }) => {
    const canCreate = place.kind === 'connector' || place.kind === 'valve';
    const speaks = place.kind === 'connector' && !place.speaks && protocol ? { protocol } : {};
    return {
      place,
      attributes,
      ...(children.length > 0 && { children }),
      ...(creates && canCreate && { create: { maxThreads: '1', ...speaks } }),
    };
  });

const removal: fc.Arbitrary<TomcatWish> = fc
  .record({
    place: fc.constantFrom<ElementPlace>(
      { kind: 'connector', port: 8090 },
      { kind: 'connector', port: 8009, speaks: 'ajp' },
      { kind: 'connector', speaks: 'ajp' },
      { kind: 'valve', className: 'V' },
      { kind: 'valve', className: 'V', in: 'engine' },
      { kind: 'context', docBase: 'synchrony-proxy' },
    ),
    gone: fc.constantFrom<TomcatWish['gone'] & {}>(true, ({ attributes }) =>
      attributes.some(({ name }) => name === 'Z'),
    ),
  })
  .map(({ place, gone }) => ({ place, attributes: {}, gone }));

const wishes = fc.array(fc.oneof({ weight: 4, arbitrary: wish }, { weight: 1, arbitrary: removal }), { maxLength: 4 });

const gap = fc.constantFrom(' ', '  ', '\n', '\r\n\t', '\r', '\n        ', '\n\n  ');
const between = fc.constantFrom(
  '',
  ' ',
  '\n',
  '\r\n  ',
  '\n\t',
  '<!-- <Connector port="8090"/> -->',
  ' <!-- x -->\n',
  '<?p x?>',
  'text',
  '😀',
);
// XML 1.1 allows the characters from U+007F to U+009F only as references.
const value = legal.map((text) =>
  text
    .replaceAll(/[\u007F-\u0084\u0086-\u009F]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;'),
);

const ownAttribute = fc
  .tuple(gap, fc.constantFrom('scheme', 'secure', 'proxyName', 'maxThreads', 'x-y', 'Z'), fc.nat(3), value)
  .map(([lead, name, style, text]) => {
    const equals = style > 1 ? ' = ' : '=';
    const quoted = style % 2 ? `'${text.replaceAll("'", '&#39;')}'` : `"${text.replaceAll('"', '&quot;')}"`;
    return { name, source: lead + name + equals + quoted };
  });

const attributes = (fixed: readonly string[]) =>
  fc
    .tuple(
      gap,
      fc.uniqueArray(ownAttribute, { maxLength: 3, selector: ({ name }) => name }),
      fc.constantFrom('', ' ', '\n\t'),
    )
    .map(([lead, own, last]) => {
      const written = own
        .map(({ source }) => source)
        .toSpliced(own.length >> 1, 0, ...fixed.map((source) => lead + source));
      return written.join('') + last;
    });

const element = (name: string, fixed: readonly string[], inside: fc.Arbitrary<string>) =>
  fc.tuple(attributes(fixed), inside, fc.boolean()).map(([attributes, children, isOpen]) => {
    return children === '' && !isOpen ? `<${name}${attributes}/>` : `<${name}${attributes}>${children}</${name} >`;
  });

const many = (...parts: fc.Arbitrary<string>[]) =>
  fc.array(fc.oneof(...parts), { maxLength: 2 }).map((all) => all.join(''));

const valve = element('Valve', ['className="V"'], between);
const context = element('Context', ['docBase="../confluence"'], many(between, valve));
const synchrony = element('Context', [`docBase='../synchrony-proxy'`], many(between, valve));
const engine = element(
  'Engine',
  ['name="e"'],
  fc
    .tuple(many(between, valve), element('Host', [], many(between, context, synchrony, valve)))
    .map((all) => all.join('')),
);
const certificate = fc.oneof(
  element('Certificate', ['type="RSA"'], between),
  element('Certificate', ["type='EC'"], between),
  element('Certificate', [], between),
);
const hostConfig = fc.oneof(
  element('SSLHostConfig', ['hostName="a.example"'], many(between, certificate)),
  element('SSLHostConfig', [], many(between, certificate)),
);
const connector = fc.oneof(
  element('Connector', ['port="8090"'], many(between, hostConfig)),
  element('Connector', ['port="8090"', 'protocol="AJP/1.3"'], between),
  element('Connector', ['port="8009"', "protocol='org.apache.coyote.ajp.AjpNioProtocol'"], between),
);
const service = element(
  'Service',
  [],
  fc.tuple(between, many(between, connector), engine, between).map((all) => all.join('')),
);
const serverXml = fc
  .tuple(
    fc.constantFrom('', '\uFEFF', '<?xml version="1.0"?>\r\n', '<?xml version="1.1"?>\n', '<!-- x -->'),
    element('Server', [], many(between, service)),
  )
  .map((all) => all.join(''));

/** Texts that look like XML often enough to get somewhere. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom(
      '<',
      '>',
      '/',
      '<Server',
      '</Server>',
      '<!--',
      '-->',
      '<!DOCTYPE',
      '<![CDATA[',
      ']]>',
      '<?xml ',
      '?>',
      '&',
      ';',
      '&amp;',
      ' a=',
      '"',
      "'",
      ' ',
      '\r',
      '\n',
      '\uD800',
      '\0',
      '\uFEFF',
      '--',
      '{{',
    ),
    maxLength: 30,
  }),
  fc
    .tuple(serverXml, fc.nat(), fc.nat(9), fc.constantFrom('', '<', '"', '&', '>', '--', '\uDC00'))
    .map(([text, at, length, other]) => {
      const from = at % (text.length + 1);
      return text.slice(0, from) + other + text.slice(from + length);
    }),
);

const read = (text: string): TomcatDocument => {
  const document = parseTomcat(text);
  if (document.problem)
    throw new Error(`${document.problem.line}:${document.problem.column} ${document.problem.says}\n${text}`);
  return document;
};

const merged = (document: TomcatDocument, wishes: readonly TomcatWish[]) =>
  applyEdits(document.text, mergeTomcat(document, wishes));

describe('Laws of server.xml', { timeout: 60_000 }, () => {
  test('reading never throws, and yields a root or a problem that lies within the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { root, problem } = parseTomcat(text);
        expect(root === undefined).toBe(problem !== undefined);
        if (!problem) return;
        expect(problem.start).toBeGreaterThanOrEqual(0);
        expect(problem.end).toBeLessThanOrEqual(text.length);
        expect(problem.line).toBe(text.slice(0, problem.start).split('\n').length);
        expect(problem.says).not.toMatch(/undefined|NaN/);
      }),
      runs,
    );
  });

  test('every span holds what it says', () => {
    fc.assert(
      fc.property(serverXml, (text) => {
        const document = read(text);
        const wrong = [...elements(document)].filter((element) => {
          const { name, start, startTagEnd, end, attributes, attributesEnd, isEmpty } = element;
          const closing = text.slice(startTagEnd, end);
          return !(
            text.startsWith(`<${name}`, start) &&
            (isEmpty ? /^\s*\/>$/ : /^\s*>$/).test(text.slice(attributesEnd, startTagEnd)) &&
            (isEmpty ? closing === '' : closing.endsWith(`</${name} >`)) &&
            attributes.every(
              (attribute) =>
                text.startsWith(attribute.name, attribute.start) &&
                text[attribute.valueSpan.start - 1] === text[attribute.end - 1] &&
                attribute.valueSpan.end === attribute.end - 1,
            )
          );
        });
        expect(wrong).toEqual([]);
      }),
      { numRuns: 3_000 },
    );
  });

  test('merging twice changes nothing more, in any text', () => {
    fc.assert(
      fc.property(anyText, wishes, (text, wishes) => {
        const once = merged(parseTomcat(text), wishes);
        expect(mergeTomcat(parseTomcat(once), wishes)).toEqual([]);
      }),
      runs,
    );
  });

  test('merging twice changes nothing more in server.xml', () => {
    fc.assert(
      fc.property(serverXml, wishes, (text, wishes) => {
        const after = read(merged(read(text), wishes));
        expect(mergeTomcat(after, wishes)).toEqual([]);
      }),
      runs,
    );
  });

  test('no value becomes anything but a value', () => {
    fc.assert(
      fc.property(serverXml, fc.constantFrom('proxyName', 'x-y', 'Z'), legal, (text, name, value) => {
        const before = read(text);
        const place = { kind: 'engine', name: 'e' } as const;
        const after = read(merged(before, [{ place, attributes: { [name]: value } }]));
        const names = (document: TomcatDocument) => [...elements(document)].map((element) => element.name);
        expect(names(after)).toEqual(names(before));
        const engine = findElement(after, place);
        expect(engine && attributeValue(engine, name)).toBe(findElement(before, place) && value);
      }),
      runs,
    );
  });

  test('an edit only touches attributes and the white space between them, or takes whole elements', () => {
    let removed = 0;
    fc.assert(
      fc.property(serverXml, wishes, (text, wishes) => {
        const document = read(text);
        const all = [...elements(document)];
        for (const { start, end, does } of mergeTomcat(document, wishes)) {
          if (does === 'remove') {
            removed++;
            const whole = all.some(
              (element) =>
                start <= element.start &&
                element.end <= end &&
                /^\s*$/.test(text.slice(start, element.start)) &&
                /^[ \t]*$/.test(text.slice(element.end, end)),
            );
            if (!whole) throw new Error(`a removal from ${start} to ${end}`);
            continue;
          }
          const isInTag = all.some((tag) => tag.start < start && end <= tag.startTagEnd);
          if (!isInTag && start !== end) throw new Error(`an edit from ${start} to ${end}`);
        }
      }),
      { numRuns: 3_000 },
    );
    expect(removed).toBeGreaterThan(100);
  });

  test('what should be gone is gone, and every comment outside of it is still there', () => {
    fc.assert(
      fc.property(serverXml, wishes, removal, (text, wishes, wish) => {
        const document = read(text);
        const after = read(merged(document, [...wishes, wish]));
        const fits = (element: Element) => wish.gone === true || wish.gone?.(element);
        expect(findElements(after, wish.place).filter(fits)).toEqual([]);
        const comments = /<!--.*?-->/gs;
        const { gone } = withoutGone(document, [...wishes, wish]);
        const kept = [...text.matchAll(comments)].filter(
          ({ index }) => !gone.some(({ start, end }) => start < index && index < end),
        );
        expect([...after.text.matchAll(comments)].map(([comment]) => comment)).toEqual(
          kept.map(([comment]) => comment),
        );
      }),
      { numRuns: 3_000 },
    );
  });

  test('every key names one edit only', () => {
    fc.assert(
      fc.property(serverXml, wishes, (text, wishes) => {
        const keys = mergeTomcat(read(text), wishes).map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
      }),
      { numRuns: 2_000 },
    );
  });

  test('no connector changes what it speaks, and a port that is taken is said', () => {
    let said = 0;
    fc.assert(
      fc.property(serverXml, wishes, (text, wishes) => {
        const before = read(text);
        const spoken = (document: TomcatDocument) => [...elements(document, 'Connector')].map(protocolOf);
        const inTags = mergeTomcat(before, wishes).filter(({ key }) => key.includes('@'));
        const after = read(applyEdits(text, inTags));
        expect(spoken(after)).toEqual(spoken(before));
        said += clashesIn(before, wishes).length;
      }),
      { numRuns: 3_000 },
    );
    expect(said).toBeGreaterThan(20);
  });

  test('every line of markup is explained', () => {
    fc.assert(
      fc.property(serverXml, (text) => {
        const document = read(text);
        const lines = new Set(explainTomcat(document).map(({ line }) => line));
        const starts = lineStarts(text);
        const markup = [...elements(document)].flatMap(({ start, attributes, end }) => [
          start,
          end - 1,
          ...attributes.map((attribute) => attribute.start),
        ]);
        expect(markup.filter((offset) => !lines.has(lineAt(starts, offset)))).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });
});

const folder = join(
  process.env.PROXYWRIGHT_REAL_CONFIGS ?? join(import.meta.dirname, '../../../shared/real-configs'),
  'server-xml',
);
const hasFiles = existsSync(folder);
const files = hasFiles ? readdirSync(folder).filter((name) => name.endsWith('.xml')) : [];

describe('Files of real installations', () => {
  test.skipIf(!hasFiles)('are here to be read; set PROXYWRIGHT_REAL_CONFIGS where they lie elsewhere', () => {
    expect(files.length).toBeGreaterThan(0);
  });

  test.each(files)('%s gets the smallest change', (name) => {
    const document = read(readFileSync(join(folder, name), 'utf8'));
    const active = [...elements(document, 'Connector')][0];
    const port = Number(active && attributeValue(active, 'port'));
    const wishes: TomcatWish[] = [
      {
        place: { kind: 'connector', port },
        attributes: {
          scheme: 'https',
          secure: 'true',
          proxyName: 'wiki.example.test',
          proxyPort: '8443',
          address: '127.0.0.1',
        },
      },
      { place: { kind: 'context', docBase: 'confluence' }, attributes: { path: '/proxied' } },
    ];
    const after = merged(document, wishes);
    expect(mergeTomcat(read(after), wishes)).toEqual([]);

    const touched = wishes.map(({ place }) => findElement(document, place));
    const allowed = new Set<number>();
    for (const element of touched) {
      if (!element) throw new Error('not found');
      const first = lineOf(document.text, element.start);
      for (let line = first; line <= lineOf(document.text, element.startTagEnd); line++) allowed.add(line);
    }
    const edits = mergeTomcat(document, wishes);
    expect(edits.every(({ start }) => allowed.has(lineOf(document.text, start)))).toBe(true);
    // At most one line more: that of the attributes that were missing.
    const [before, now] = [document.text.split('\n'), after.split('\n')];
    expect(now.length - before.length).toBeLessThanOrEqual(1);
    const kept = before.filter((_, at) => !allowed.has(at + 1));
    let from = 0;
    for (const line of kept) {
      const at = now.indexOf(line, from);
      expect(at).toBeGreaterThanOrEqual(from);
      from = at + 1;
    }
    const lines = new Set(explainTomcat(document).map(({ line }) => line));
    expect(lines.size).toBe(explainTomcat(document).length);
    expect(explainTomcat(document).filter(({ says }) => says.includes('Proxywright does not know'))).toEqual([]);
  });
});

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
