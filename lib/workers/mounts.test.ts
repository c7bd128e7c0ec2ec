import { describe, expect, test } from 'vitest';
import { parseMounts } from './mounts';
import { readJk2 } from './workers2';

describe('uriworkermap.properties', () => {
  const text = [
    '/x=a',
    '/x = b # the last counts',
    '!/x/s|/*=a',
    '-/y/*=b',
    '-!/z=*',
    '!-/q=a',
    '*.jsp=a',
    '/e=a;reply_timeout=5;stopped=n1 n2;session_path=;sid;use_server_errors',
    '/m|/a|/b=a',
    'k=b',
    '/w=$(k)',
    'nothing',
  ].join('\r\n');
  const { mounts, refused, problems } = parseMounts(text);

  test('is read rule by rule, as mod_jk lists them', () => {
    expect(mounts.map(({ path, worker, isExclusion, isDisabled }) => [path, worker, isExclusion, isDisabled])).toEqual([
      ['/x', 'b', false, false],
      ['/x/s', 'a', true, false],
      ['/x/s/*', 'a', true, false],
      ['/y/*', 'b', false, true],
      ['/z', '*', true, true],
      ['/e', 'a', false, false],
      ['/m', 'a', false, false],
      ['/m/a|/b', 'a', false, false],
      ['/w', 'b', false, false],
    ]);
    expect(problems).toEqual([]);
  });

  test('a rule knows its line and its extensions', () => {
    const [first] = mounts;
    expect(text.slice(first?.start, first?.end)).toBe('/x = b # the last counts\r\n');
    expect(mounts.find(({ path }) => path === '/e')?.extensions).toEqual([
      { name: 'reply_timeout', value: '5' },
      { name: 'stopped', value: 'n1 n2' },
      { name: 'session_path', value: 'sid' },
      { name: 'use_server_errors', value: '' },
    ]);
  });

  test('rules that mod_jk refuses are named, and so is a key that makes it refuse the file', () => {
    expect(refused.map(({ line }) => line)).toEqual([6, 7, 10]);
    expect(parseMounts('/a=b\nworker.foo=a\n').problems).toMatchObject([{ line: 2 }]);
  });
});

describe('mod_jk2', () => {
  const workers2 = [
    '[shm]',
    'file=${serverRoot}/logs/jk2.shm',
    '# comment',
    '[lb:wiki]',
    '[channel.socket:one.example:8009]',
    'tomcatId=n1',
    'group=wiki',
    '[channel.socket:two]',
    'host=10.0.0.2',
    'port=8010',
    '[ajp13:two]',
    'channel=channel.socket:two',
    'group=lb:other',
    'lb_factor=2',
    '[channel.socket:noport]',
    '[channel.un:/tmp/jk.socket]',
    '[uri:/confluence/*]',
    'group=lb:wiki',
    '[uri:www.example.com/x/*]',
    '[status:]',
  ].join('\r\n');

  test('channels, balancers and mappings are read out, the rest is named', () => {
    const file = readJk2(workers2);
    expect(file?.kind).toBe('workers2.properties');
    expect(file?.channels.map(({ start, end, ...rest }) => rest)).toEqual([
      { host: 'one.example', port: 8009, tomcatId: 'n1', groups: ['wiki'] },
      { host: '10.0.0.2', port: 8010, loadFactor: '2', groups: ['other'] },
    ]);
    expect(file?.balancers).toEqual(['wiki', 'other']);
    expect(file?.mappings.map(({ start, end, ...rest }) => rest)).toEqual([
      { path: '/confluence/*', target: 'wiki' },
      { path: '/x/*', host: 'www.example.com' },
    ]);
    expect(file?.leftBehind.map(({ section }) => section)).toEqual([
      'shm',
      'channel.socket:noport',
      'channel.un:/tmp/jk.socket',
      'status',
    ]);
  });

  test('a section reaches to the last line that says something in it', () => {
    const [channel] = readJk2(workers2)?.channels ?? [];
    expect(workers2.slice(channel?.start, channel?.end)).toBe(
      '[channel.socket:one.example:8009]\r\ntomcatId=n1\r\ngroup=wiki\r\n',
    );
  });

  test("Tomcat's side tells its port", () => {
    expect(readJk2('# x\nhandler.list=channelSocket\nchannelSocket.port=8019\n')).toMatchObject({
      kind: 'jk2.properties',
      tomcatPort: 8019,
    });
    expect(readJk2('channelSocket.port=99999\n')).not.toHaveProperty('tomcatPort');
  });

  test('no other file is taken for one', () => {
    for (const text of ['', 'worker.list=a\n', '<Server/>', '[client]\nuser=x\n', 'ServerName x\n', '/a=b\n']) {
      expect(readJk2(text), text).toBeUndefined();
    }
  });
});
