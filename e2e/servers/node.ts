import type { Machine } from './machine';
import type { SceneNode } from './scene';
import { type Place, type RunningTomcat, startTomcat } from './tomcat';

/** A node that can be started and disturbed; it is not started yet. */
export function runningNode(machine: Machine, place: Place): SceneNode {
  let tomcat: RunningTomcat | undefined;
  const running = () => {
    if (!tomcat) throw new Error(`${place.node.name} does not run`);
    return tomcat;
  };
  return {
    ...place,
    name: place.node.name,
    warnings: () => running().warnings,
    start: async () => {
      tomcat = await startTomcat(machine, place);
    },
    kill: async () => {
      await running().stop();
      tomcat = undefined;
    },
    pause: () => running().pause(),
    resume: () => running().resume(),
    say: (state) => machine.write(`${place.root}/state`, state),
  };
}
