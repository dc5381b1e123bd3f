export {
  ALWAYS,
  agentReply,
  agreement,
  customerReply,
  event,
  opened,
  priorityTo,
  solved,
  statusTo,
  target,
  terms,
  workweek,
} from './builders.js'
export { randomAgreements, randomAmendment, randomHistory, randomTiers } from './histories.js'
export { Ledger } from './ledger.js'
export type { Random } from './random.js'
export { seededRandom, shuffled } from './random.js'
