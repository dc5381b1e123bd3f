import {
  CHANGE_FIELDS,
  type ChangeField,
  type Instant,
  type TicketChangeKind,
  type TicketEvent,
} from '@tenggat/domain'
import { Field, Float, ID, InputType } from 'type-graphql'
import { ActorKindEnum, SeverityEnum, TicketChangeKindEnum, TicketStatusEnum } from '../graphql/enums.js'
import { DateTime } from '../graphql/scalars.js'

/** Every field that any kind of change has, as the domain declares them; its parse refuses what does not belong to the kind. */
@InputType('TicketChangeInput', {
  description:
    'One change. `kind` says which of the other fields belong to it. ' +
    'An attribute left out keeps its value; null clears it.',
})
export class TicketChangeInputType {
  @Field(() => TicketChangeKindEnum, { description: 'What changes.' })
  declare kind: TicketChangeKind;

  [attribute: string]: unknown
}

const WORDS: Readonly<Record<string, object>> = {
  actor: ActorKindEnum,
  severity: SeverityEnum,
  status: TicketStatusEnum,
}

function typeOf(field: ChangeField): object {
  switch (field.type) {
    case 'flag':
      return Boolean
    case 'score':
      return Float
    case 'instant':
      return DateTime
    case 'names':
      return [String]
    case 'word':
      return WORDS[field.word]!
    default:
      return String
  }
}

for (const [kind, fields] of Object.entries(CHANGE_FIELDS)) {
  for (const [name, field] of Object.entries<ChangeField>(fields)) {
    const options = { nullable: true, description: `${kind}: ${field.about}.` }
    Field(() => typeOf(field) as never, options)(TicketChangeInputType.prototype, name)
  }
}

/** What may be left out may also be null. */
type Nulled<T> = { [K in keyof T]: undefined extends T[K] ? T[K] | null : T[K] }

@InputType('TicketEventInput', {
  description:
    'Something that happened to a ticket. An item of a list in a variable that does not fit is refused alone, ' +
    'and the others are recorded.',
})
export class TicketEventInputType implements Nulled<Omit<TicketEvent, 'source' | 'changes'>> {
  @Field(() => String, { description: 'Key of the ticket at its source.' })
  declare ticketKey: string

  @Field(() => ID, { description: 'Names the event at its source, for ever.' })
  declare eventId: string

  @Field(() => DateTime, { description: 'When it happened; at most two minutes ahead.' })
  declare occurredAt: Instant

  @Field(() => Float, {
    nullable: true,
    description:
      'Whole number that orders events of one instant, where the source counts its events; without one, `place` does.',
  })
  declare sequence?: number | null

  @Field(() => Float, {
    nullable: true,
    description:
      'Whole number that orders events of one instant without being part of the event: sent again with another place it is a ' +
      'duplicate. Left out, it is the place among those of its ticket and instant in this request.',
  })
  declare place?: number | null

  @Field(() => [TicketChangeInputType], { description: 'What changed; at least one.' })
  declare changes: TicketChangeInputType[]
}

@InputType('RecordTicketEventsInput', { description: 'Events of one source.' })
export class RecordTicketEventsInputType {
  @Field(() => String, { description: 'The desk or log they come from.' })
  declare source: string

  @Field(() => [TicketEventInputType], { description: 'At most 1,000.' })
  declare events: TicketEventInputType[]

  @Field(() => Boolean, {
    nullable: true,
    description:
      'They were read from a log. In a source that sends live, a ticket first told of so is settled as far as the log was read, not by time, until an event of its own comes live; tickets already followed stay so.',
  })
  declare fromLog?: boolean | null
}

@InputType('DeclareCompleteInput', { description: 'Up to where a log has been read.' })
export class DeclareCompleteInputType {
  @Field(() => String, { description: 'The log.' })
  declare source: string

  @Field(() => DateTime, { description: 'Every event before this instant has been handed in.' })
  declare through: Instant
}
