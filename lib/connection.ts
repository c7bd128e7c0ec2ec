// The second door into lib, for the landing page alone: these few facts and one pure function, so that the page does
// not load what only the wizard needs. Everything else comes in by '@/lib'.
export {
  adviseConnection,
  type ConnectionAdvice,
  type ConnectionQuestion,
  type ConnectionQuestions,
  connectionQuestions,
} from './confluence/advise-connection';
export { type ConnectionFact, type ConnectionFacts, connectionFacts } from './confluence/connection-facts';
export { type ConnectionType, connectionTypes, retiredConnectionType } from './confluence/connection-types';
