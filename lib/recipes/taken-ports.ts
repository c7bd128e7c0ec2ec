import { defaultPorts } from '../confluence/release';
import type { Site } from '../site';
import type { Features } from './recipe';

/** A port that something listens on already, and what that is. */
export type TakenPort = readonly [port: number, owner: string];

/** The ports of a machine that runs Confluence, without those of features; Apache's own if it shares one. */
export function takenOnConfluence(site: Site): readonly TakenPort[] {
  const { connection, editing, confluencePort, ajpPort, synchronyPort, nodes, apachePorts } = site;
  return [
    [confluencePort, connection === 'mod_jk' ? 'Confluence’s HTTP connector' : 'the connector that Apache uses'],
    ...(connection === 'mod_jk' ? [[ajpPort, 'the AJP connector'] as const] : []),
    ...(editing === 'off' ? [] : [[synchronyPort, 'Synchrony'] as const]),
    [defaultPorts.shutdown, 'Tomcat’s shutdown listener'],
    ...(nodes.some(({ isSameMachine }) => isSameMachine)
      ? apachePorts.map((port) => [port, 'Apache itself, on the same machine'] as const)
      : []),
  ];
}

/** The port that a feature has, where it is on. */
export function portOfFeature(features: Features, id: string): number | undefined {
  const answers = features[id];
  const isNumbered = typeof answers === 'object' && answers !== null && 'port' in answers;
  return isNumbered && typeof answers.port === 'number' ? answers.port : undefined;
}
