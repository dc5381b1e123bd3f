export { ApiError } from './apiError.js'
export { type GraphqlClient, graphqlClient, type Timer } from './graphqlClient.js'
export {
  declareComplete,
  putAgreement,
  putCalendar,
  type RecordedCounts,
  type Refusal,
  recordEvents,
} from './requests.js'
export { signIn } from './signIn.js'
