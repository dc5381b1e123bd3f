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
export { ChainTally, tallyChain } from './chainFuzz.js'
export type { RandomChain } from './chains.js'
export { randomCalendar, randomChain } from './chains.js'
export { randomAgreements, randomAmendment, randomHistory, randomTiers } from './histories.js'
export { Ledger } from './ledger.js'
export type { Random } from './random.js'
export { seededRandom, shuffled } from './random.js'
export { randomTerms } from './randomTerms.js'
