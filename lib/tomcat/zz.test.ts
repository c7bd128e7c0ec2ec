import { test } from 'vitest';
import { parseTomcat } from './parse';
import { explainTomcat } from './explain';
import { mergeTomcat } from './merge';
import { elements } from './query';
import { SaxesParser } from 'saxes';
const t = (n: string, f: () => void) => { const a = performance.now(); f(); console.log(n, (performance.now() - a).toFixed(1)); };
const cases: Record<string, string> = {
  comments: '<!---->'.repeat(150_000),
  nest: `<Server>${'<a>'.repeat(140_000)}${'</a>'.repeat(140_000)}</Server>`,
  unended: '<a>'.repeat(340_000),
  begin: '<a '.repeat(340_000), amps: `<Server a="${'&'.repeat(1_000_000)}`,
  refs: `<Server a="${'&amp;'.repeat(200_000)}"/>`,
  attributes: `<Server ${Array.from({ length: 20_000 }, (_, at) => `a${at}="1"`).join(' ')}/>`,
  dashes:`<Server><!--${'- '.repeat(500_000)}`,
  dtd: `<!DOCTYPE ${'['.repeat(1_000_000)}`,
  lines:`<Server${'\r\n'.repeat(500_000)}`,
  elements: `<Server>${'<a b="c"/>'.repeat(100_000)}</Server>`,
};
test('x', () => { for (const [n, c] of Object.entries(cases)) {
  let d = parseTomcat('');
  t(`${n} saxes`, () => { const p = new SaxesParser({ position: false }); p.on('error', (e) => { throw e; }); try { p.write(c).close(); } catch {} });
  t(`${n} parse`, () => { d = parseTomcat(c); });
  t(`${n} merge`, () => { mergeTomcat(d, [{ place: { kind: 'connector', port: 1 }, attributes: { scheme: 'https' } }]); });
  t(`${n} explain`, () => { explainTomcat(d); });
} });
