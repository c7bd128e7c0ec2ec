import { describe, expect, test } from 'vitest';
import { adviseConnection } from './advise-connection';
import { connectionFacts } from './connection-facts';
import { connectionTypes, retiredConnectionType } from './connection-types';

const bothWays = [true, false];
const everybody = bothWays.flatMap((editsTogether) =>
  bothWays.flatMap((speaksAjp) => bothWays.map((hasPackage) => ({ editsTogether, speaksAjp, hasPackage }))),
);

describe('the adviser', () => {
  test('sends everybody who edits together to mod_proxy, because of WebSocket', () => {
    for (const answers of everybody.filter((each) => each.editsTogether)) {
      const advice = adviseConnection(answers);
      expect(advice.use).toBe('mod_proxy');
      expect(advice.reasons[0]).toBe('Collaborative editing needs WebSocket, and AJP cannot carry it.');
    }
  });

  test('never sends anybody to mod_jk who does not use AJP already', () => {
    for (const answers of everybody.filter((each) => !each.speaksAjp))
      expect(adviseConnection(answers)).toMatchObject({ use: 'mod_proxy', says: 'Use mod_proxy' });
  });

  test('lets an AJP site stay that edits alone and has the package, and says that mod_jk is not written yet', () => {
    expect(adviseConnection({ editsTogether: false, speaksAjp: true, hasPackage: true })).toMatchObject({
      use: 'mod_jk',
      says: 'Stay with mod_jk',
      caveat: 'Proxywright writes mod_proxy today; mod_jk is next.',
    });
  });

  test('has an AJP site move that would have to build the module', () => {
    const advice = adviseConnection({ editsTogether: false, speaksAjp: true, hasPackage: false });
    expect(advice.says).toBe('Move to mod_proxy');
    expect(advice.reasons).toContain(
      'It comes with Apache. You no longer build mod_jk yourself and follow its security fixes.',
    );
  });

  test('gives three different reasons whatever is answered', () => {
    for (const answers of everybody) expect(new Set(adviseConnection(answers).reasons).size).toBe(3);
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

  test('recommends exactly one type, and nothing stands in its way', () => {
    const recommended = connectionTypes.filter((type) => type.isRecommended);
    expect(recommended.map((type) => type.id)).toEqual(['mod_proxy']);
    expect(recommended[0]).not.toHaveProperty('caveat');
  });
});
