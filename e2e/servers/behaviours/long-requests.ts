import { type Behaviour, same } from '../behaviour';
import { shown, visit } from '../scene';

/** Exports, imports and large reports say nothing for a long time. */
export const longRequests: readonly Behaviour[] = [
  {
    sentence: 'an answer that stays silent for 90 s is not cut',
    answeredBy: 'application',
    slow: true,
    check: async (scene) => {
      const answer = await visit(scene, `${scene.contextPath}/slow?seconds=90`, { patience: 100_000 });
      same('the status', answer.status || shown(answer), 200);
      return `${answer.milliseconds} ms`;
    },
  },
];
