import { createUnionType } from 'type-graphql'
import { FactBatchType, GoingAwayType, HeartbeatType, ResetType } from './stream.type.js'

/** Members are told apart by the `__typename` that every message of the hub carries. */
export const FactMessageUnion = createUnionType({
  name: 'FactMessage',
  description: 'What a subscriber of facts is sent.',
  types: () => [FactBatchType, HeartbeatType, ResetType, GoingAwayType] as const,
  resolveType: (value: object) => (value as { __typename: string }).__typename as never,
})
