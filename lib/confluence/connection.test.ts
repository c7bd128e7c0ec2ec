import { describe, expect, test } from 'vitest';
import { adviseConnection, type ConnectionQuestions, connectionQuestions } from './advise-connection';
import { connectionFacts } from './connection-facts';
import { connectionTypes, retiredConnectionType } from './connection-types';

const usual: ConnectionQuestions = {
  isOld: false,
  editsTogether: true,
  speaksAjp: false,
  hasNodes: false,
  hasPackage: true,
};
/** Every set of answers there is. */
const everybody = connectionQuestions.reduce<ConnectionQuestions[]>(
  (all, { id }) => all.flatMap((each) => [true, false].map((answer) => ({ ...each, [id]: answer }))),
  [usual],
);

describe('the adviser', () => {
  test('asks five questions, each once, with the usual answers of a new installation', () => {
    expect(Object.fromEntries(connectionQuestions.map(({ id, usual: answer }) => [id, answer]))).toEqual(usual);
    expect(everybody).toHaveLength(32);
  });

  test('sends everybody who edits together to mod_proxy, because of WebSocket', () => {
    for (const answers of everybody.filter((each) => each.editsTogether && !each.isOld)) {
      const advice = adviseConnection(answers);
      expect(advice.use).toBe('mod_proxy');
      expect(advice.reasons[0]).toBe('Collaborative editing needs WebSocket, and AJP cannot carry it.');
    }
  });

  test('does not speak of WebSocket where there is no Synchrony, except for the day of the upgrade', () => {
    for (const answers of everybody.filter((each) => each.isOld)) {
      expect(adviseConnection(answers)).toEqual(adviseConnection({ ...answers, editsTogether: false }));
    }
  });

  test('never sends anybody to mod_jk who does not use AJP already, or has to build it', () => {
    for (const answers of everybody.filter((each) => !each.speaksAjp || !each.hasPackage))
      expect(adviseConnection(answers).use).toBe('mod_proxy');
  });

  test('lets an AJP site stay that edits alone and has the package', () => {
    const advice = adviseConnection({ ...usual, editsTogether: false, speaksAjp: true });
    expect([advice.use, advice.says]).toEqual(['mod_jk', 'Stay with mod_jk']);
    expect(advice.against[0]).toBe('Atlassian’s AJP guide ends with Confluence 5.10: for your release there is none.');
  });

  test('has an AJP site move that would have to build the module, and says what that costs', () => {
    const advice = adviseConnection({ ...usual, editsTogether: false, speaksAjp: true, hasPackage: false });
    expect(advice.says).toBe('Move to mod_proxy');
    expect(advice.reasons).toContain(
      'It comes with Apache. You no longer build mod_jk yourself and follow its security fixes.',
    );
    expect(advice.costs[0]).toMatch(/^One restart of Confluence/);
  });

  test('tells an AJP site that edits together of the way to stay', () => {
    const advice = adviseConnection({ ...usual, speaksAjp: true });
    expect(advice.says).toBe('Move to mod_proxy');
    expect(advice.against[0]).toMatch(/^You could stay:/);
  });

  test('speaks of nodes that hang to those who have several nodes, and to nobody else', () => {
    for (const answers of everybody) {
      const { reasons, against, costs } = adviseConnection(answers);
      expect([...reasons, ...against, ...costs].join(' ').includes('hangs')).toBe(answers.hasNodes);
    }
  });

  test('gives two reasons at least, one thing against it and one price, all different', () => {
    for (const answers of everybody) {
      const { reasons, against, costs } = adviseConnection(answers);
      const all = [...reasons, ...against, ...costs];
      expect(new Set(all).size).toBe(all.length);
      expect([reasons.length >= 2, against.length >= 1, costs.length >= 1]).toEqual([true, true, true]);
    }
  });
});

describe('the comparison', () => {
  test('has a source or a measurement for every subject', () => {
    const bare = connectionFacts.filter((row) => row.sources.length === 0 && !row.measured);
    expect(bare.map((row) => row.subject)).toEqual([]);
  });

  test('names each subject once', () => {
    const subjects = connectionFacts.map((row) => row.subject);
    expect(subjects).toEqual([...new Set(subjects)]);
  });

  test('cites pages over HTTPS, with the day they were checked', () => {
    for (const source of [...connectionFacts.flatMap((row) => row.sources), ...retiredConnectionType.sources])
      expect(source).toMatchObject({
        url: expect.stringMatching(/^https:\/\//),
        checked: expect.stringMatching(/^2\d{3}-\d\d-\d\d$/),
      });
  });

  test('recommends exactly one type', () => {
    expect(connectionTypes.filter((type) => type.isRecommended).map((type) => type.id)).toEqual(['mod_proxy']);
  });
});
