import type { Scenario } from './run-scenario';

/** Every scenario of the bench. */
export function scenarios(): readonly Scenario[] {
  return [
    {
      name: 'plain HTTP at the root',
      answers: { publicUrl: 'http://wiki.example.com', synchrony: 'off', release: '9.2' },
      promised: { synchrony: 'off' },
    },
    {
      name: 'TLS with a context path, Synchrony reached directly',
      answers: { publicUrl: 'https://wiki.example.com/confluence', synchrony: 'direct', release: '9.2', otherNames: ['confluence.example.com'] },
      promised: { synchrony: 'direct', otherNames: ['confluence.example.com'] },
    },
  ];
}
