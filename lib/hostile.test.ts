import { describe, expect, test } from 'vitest';
import { readAnswers } from './answers';
import { build } from './build';

/** As many pieces as make a megabyte. */
function megabyte(piece: (i: number) => string): string {
  const pieces: string[] = [];
  for (let i = 0, length = 0; length < 1_000_000; i += 1) {
    const next = piece(i);
    pieces.push(next);
    length += next.length;
  }
  return pieces.join('');
}

const site = (inside: string) => `<VirtualHost *:443>\nServerName wiki.example.com\n${inside}</VirtualHost>\n`;

/** Texts that a reader which looks at everything again for every line would take minutes for. */
const texts: Readonly<Record<string, string>> = {
  'blank lines': `${megabyte(() => '\n')}x`,
  'lines of blanks': `${megabyte(() => ' \n')}x`,
  'words of nginx that open no block': megabyte(() => 'server x\n'),
  'mounts in one virtual host': site(megabyte((i) => `JkMount /x${i}/* w${i}\n`)),
  'mounts at the top': megabyte((i) => `JkMount /x${i}/* w${i}\n`),
  guards: megabyte((i) => {
    const at = `127.0.0.1:${i % 60_000}`;
    return `Listen ${at}\n<VirtualHost ${at}>\nServerName n${i}.guard.invalid\n</VirtualHost>\n`;
  }),
  'members of one balancer': site(
    `<Proxy balancer://confluence>\n${megabyte((i) => `BalancerMember http://h${i}:80\n`)}</Proxy>\n`,
  ),
  'exclusions in one virtual host': site(megabyte((i) => `ProxyPass /x${i} !\n`)),
  'sections without an end': megabyte((i) => `<Location /${i}>\n`),
  'balancers that share a long list': `${megabyte((i) => `worker.list=w${i}\nworker.w${i}.type=lb\nworker.w${i}.reference=worker.t\n`)}worker.t.balance_workers=${Array.from({ length: 1000 }, (_, i) => `m${i}`).join()}\n`,
  'a chain of references': megabyte((i) => `worker.w${i}.reference=worker.w${i + 1}\n`),
  'variables of variables': `worker.a.port=1\n${megabyte((i) => `v${i}=$(v${i - 1})$(v${i - 1})\n`)}`,
  'lines of uriworkermap': megabyte((i) => `/x${i}/*=w${i}\n`),
  'channels of mod_jk2': megabyte((i) => `[channel.socket:h${i}:8009]\ngroup=lb${i}\n`),
  connectors: `<Server><Service>${megabyte((i) => `<Connector port="${i % 65_000}"/>`)}</Service></Server>`,
};

describe.each(Object.entries(texts))('a megabyte of %s', (_name, text) => {
  test.each(['mod_proxy', 'mod_jk'] as const)('keeps nobody waiting, by %s', (connection) => {
    const read = readAnswers({ site: { connection } });
    if ('problems' in read) throw new Error('refused');
    const before = process.cpuUsage();
    build(read.answers, [{ path: 'file', text }], { ajp: 'only-for-tests-0123456789abcdef' });
    const { user, system } = process.cpuUsage(before);
    // Far more than it takes, in microseconds of the processor, so that other programs hardly count.
    expect(user + system).toBeLessThan(10_000_000);
  });
});
