import type { Box, Line, Picture, Way } from './picture';

/** One element of a drawing; a text has only `text`. */
export interface Drawn {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly children: readonly Drawn[];
  readonly text?: string;
}

/** Units of the drawing; a phone of 390 px shows it at about its own size. */
const width = 360;
const lineHeight = 16;
const padding = 10;
const gap = 34;
const trunk = 26;
/** Of one way into a box, with what stands above and below its line. */
const wayHeight = 36;

interface Placed {
  readonly box: Box;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A picture as SVG: from the visitor at the top to every server at the bottom. Colours come from the classes. */
export function drawPicture({ boxes, ways }: Picture, title: string): Drawn {
  const placed = place(boxes, ways);
  const height = Math.max(...placed.map(({ y, height: own }) => y + own)) + padding;
  return element('svg', { viewBox: `0 0 ${width} ${height}`, role: 'img', class: 'picture' }, [
    { ...element('title', {}), text: title },
    ...ways.flatMap((way, i) => drawWay(way, placed, ways.slice(0, i))),
    ...placed.flatMap(drawBox),
  ]);
}

/** The drawing as a file of its own, with the colours of paper. */
export function svgOf(drawn: Drawn): string {
  const [, , boxWidth, boxHeight] = String(drawn.attributes.viewBox).split(' ');
  const style = { ...element('style', {}), text: paper };
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    width: boxWidth ?? '',
    height: boxHeight ?? '',
    ...drawn.attributes,
  };
  return `${printed({ ...drawn, attributes, children: [style, ...drawn.children] })}\n`;
}

const paper =
  '.picture{font:12px sans-serif;background:#fff}.box{fill:#fff;stroke:#333}.way{fill:none;stroke:#333}.encrypted{stroke-width:2.5}.title{font-weight:600}.sign{fill:none;stroke:#333}text{fill:#111}.says{font-size:11px}';

/** Visitor, load balancer and Apache one below the other; what Apache reaches, indented below it. */
function place(boxes: readonly Box[], ways: readonly Way[]): Placed[] {
  let y = padding;
  return boxes.map((box) => {
    const isInner = !['visitor', 'load-balancer', 'apache'].includes(box.kind);
    const content = padding + lineHeight * (1 + box.lines.length) + padding / 2;
    const height = isInner
      ? Math.max(content, wayHeight * ways.filter(({ to }) => to === box.id).length + padding)
      : content;
    const x = isInner ? trunk * 2 + 70 : padding;
    const placed = { box, x, y, width: width - x - padding, height };
    y += height + (isInner ? 12 : gap);
    return placed;
  });
}

function drawWay(way: Way, placed: readonly Placed[], earlier: readonly Way[]): Drawn[] {
  const from = placed.find(({ box }) => box.id === way.from);
  const to = placed.find(({ box }) => box.id === way.to);
  if (!from || !to) return [];
  const className = `way${way.isEncrypted ? ' encrypted' : ''}`;
  if (way.from !== 'apache') {
    const x = width / 2;
    return [
      element('path', { class: className, d: `M${x} ${from.y + from.height}V${to.y - 1}m-4 -6l4 6l4 -6` }),
      label(way.says + (way.isEncrypted ? ', encrypted' : ''), x + 8, (from.y + from.height + to.y) / 2 + 4),
    ];
  }
  // Ways to one box come in below each other; all of them leave Apache by one trunk.
  const nth = earlier.filter((each) => each.from === way.from && each.to === way.to).length;
  const y = to.y + padding + wayHeight / 2 - 4 + nth * wayHeight;
  return [
    element('path', { class: className, d: `M${trunk} ${from.y + from.height}V${y}H${to.x - 1}m-6 -4l6 4l-6 4` }),
    label(shortened(way.path ?? '/'), trunk + 6, y - 4),
    label(way.says, trunk + 6, y + 12),
  ];
}

const shortened = (text: string) => (text.length > 15 ? `${text.slice(0, 14)}…` : text);

function label(text: string, x: number, y: number): Drawn {
  return { ...element('text', { class: 'says', x, y }), text };
}

function drawBox({ box, x, y, width: own, height }: Placed): Drawn[] {
  return [
    element('rect', { class: `box ${box.kind}`, x, y, width: own, height, rx: 6 }),
    { ...element('text', { class: 'title', x: x + padding, y: y + padding + 8 }), text: box.title },
    ...box.lines.flatMap((line, i) => drawLine(line, x + padding, y + padding + 8 + lineHeight * (i + 1))),
  ];
}

function drawLine({ says, sign }: Line, x: number, y: number): Drawn[] {
  return [
    ...(sign ? [element('path', { class: 'sign', d: signs[sign], transform: `translate(${x} ${y - 9})` })] : []),
    { ...element('text', { class: 'says', x: sign ? x + 16 : x, y }), text: says },
  ];
}

/** Each in a square of 10. */
const signs: Readonly<Record<NonNullable<Line['sign']>, string>> = {
  lock: 'M1 5h8v5H1zM3 5V3a2 2 0 0 1 4 0v2',
  store: 'M1 2h8v3H1zM1 6h8v3H1z',
  gate: 'M1 10V1h8v9M4 10V1M6 10V1M1 5h8',
  port: 'M0 5h6M4 2l3 3-3 3M9 1v8',
};

function element(name: string, attributes: Drawn['attributes'], children: readonly Drawn[] = []): Drawn {
  return { name, attributes, children };
}

function printed({ name, attributes, children, text }: Drawn): string {
  const inside = `${children.map(printed).join('')}${escaped(text ?? '')}`;
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(String(value))}"`);
  return `<${name}${written.join('')}>${inside}</${name}>`;
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
