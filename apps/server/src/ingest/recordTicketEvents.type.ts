import type { Coverage, Instant } from '@tenggat/domain'
import { createUnionType, Field, ID, Int, ObjectType } from 'type-graphql'
import { CoverageEnum, enumOf } from '../graphql/enums.js'
import { byOutcome, UserErrorType } from '../graphql/results.type.js'
import { DateTime } from '../graphql/scalars.js'
import { EVENT_NOTE_CODES, type EventNote } from './eventNotes.js'

const EventNoteCodeEnum = enumOf('EventNoteCode', EVENT_NOTE_CODES, 'What a note on an event is about.', {
  fieldCut: 'A text that describes was too long and is kept by its beginning, or a list by its first items.',
  mergedIntoUnknown:
    'No event has told of the ticket that it was merged into; the merge counts all the same.',
})

@ObjectType('EventNote', {
  description: 'Something worth saying of an event that was taken.',
  simpleResolvers: true,
})
export class EventNoteType implements EventNote {
  @Field(() => EventNoteCodeEnum, { description: 'What it is about.' })
  declare code: EventNote['code']

  @Field(() => String, { description: 'The place, e.g. `changes[0].reason`.' })
  declare path: string

  @Field(() => String, { description: 'What became of it, in English.' })
  declare message: string
}

@ObjectType('RecordedEvent', {
  description: 'The event is kept, and clocks are decided by it.',
  simpleResolvers: true,
})
export class RecordedEventType {
  @Field(() => ID, { description: 'The event.' })
  declare eventId: string

  @Field(() => String, { description: 'Key of its ticket.' })
  declare ticketKey: string

  @Field(() => CoverageEnum, {
    nullable: true,
    description: 'Whether anything is promised about its ticket; null where that is not known any more.',
  })
  declare coverage: Coverage | null

  @Field(() => [EventNoteType], { description: 'What is worth saying of it; mostly nothing.' })
  declare notes: readonly EventNoteType[]
}

@ObjectType('DuplicateEvent', {
  description: 'The same event was recorded before; nothing changed.',
  simpleResolvers: true,
})
export class DuplicateEventType {
  @Field(() => ID, { description: 'The event.' })
  declare eventId: string

  @Field(() => String, { description: 'Key of its ticket.' })
  declare ticketKey: string

  @Field(() => [EventNoteType], { description: 'What is worth saying of it, as when it was recorded.' })
  declare notes: readonly EventNoteType[]
}

@ObjectType('RefusedEvent', {
  description: 'The event was not recorded.',
  implements: UserErrorType,
  simpleResolvers: true,
})
export class RefusedEventType extends UserErrorType {
  @Field(() => ID, { description: 'The event; empty where its id could not be read.' })
  declare eventId: string

  @Field(() => String, { description: 'The place, e.g. `changes[0].to`.' })
  declare path: string

  @Field(() => String, { nullable: true, description: 'What would be right.' })
  declare expected: string | null
}

export const EventOutcomeUnion = createUnionType({
  name: 'EventOutcome',
  description: 'What became of one event.',
  types: () => [RecordedEventType, DuplicateEventType, RefusedEventType] as const,
  resolveType: byOutcome,
})

@ObjectType('RecordTicketEventsPayload', {
  description: 'Written and durable when it arrives.',
  simpleResolvers: true,
})
export class RecordTicketEventsPayloadType {
  @Field(() => [EventOutcomeUnion], { description: 'One outcome for each event, in the order handed in.' })
  declare outcomes: object[]

  @Field(() => Int, { description: 'How many were recorded.' })
  declare recorded: number

  @Field(() => Int, { description: 'How many had been recorded before.' })
  declare duplicates: number

  @Field(() => Int, { description: 'How many were refused.' })
  declare refused: number
}

@ObjectType('DeclareCompletePayload', { description: 'Where the source stands now.', simpleResolvers: true })
export class DeclareCompletePayloadType {
  @Field(() => String, { description: 'The source.' })
  declare source: string

  @Field(() => DateTime, { description: 'Complete up to here; it never moves back.' })
  declare completeThrough: Instant

  @Field(() => Int, { description: 'Thresholds that were crossed by it.' })
  declare settled: number
}
