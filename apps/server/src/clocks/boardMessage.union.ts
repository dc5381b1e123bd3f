import { createUnionType } from 'type-graphql'
import { GoingAwayType, HeartbeatType, ResetType } from '../facts/stream.type.js'
import { BoardDeltaType, BoardSnapshotType } from './board.type.js'

/** Members are told apart by the `__typename` that every message of the hub carries. */
export const BoardMessageUnion = createUnionType({
  name: 'BoardMessage',
  description: 'What a board is sent: a snapshot in parts, then deltas, with heartbeats between.',
  types: () => [BoardSnapshotType, BoardDeltaType, HeartbeatType, ResetType, GoingAwayType] as const,
  resolveType: (value: object) => (value as { __typename: string }).__typename as never,
})
