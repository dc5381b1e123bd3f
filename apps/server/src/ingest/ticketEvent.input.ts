import type { ActorKind, Instant, Severity, TicketChangeKind, TicketStatus } from '@tenggat/domain'
import { Field, Float, ID, InputType } from 'type-graphql'
import { ActorKindEnum, SeverityEnum, TicketChangeKindEnum, TicketStatusEnum } from '../graphql/enums.js'
import { DateTime } from '../graphql/scalars.js'

/** The union of all changes; the domain's parse refuses what does not belong to the kind. */
@InputType('TicketChangeInput', {
  description:
    'One change. `kind` says which of the other fields belong to it. ' +
    'An attribute left out keeps its value; null clears it.',
})
export class TicketChangeInputType {
  @Field(() => TicketChangeKindEnum, { description: 'What changes.' })
  declare kind: TicketChangeKind

  @Field(() => String, { nullable: true, description: 'opened: subject of the ticket.' })
  declare subject?: string

  @Field(() => String, { nullable: true, description: 'classified: service it is about.' })
  declare service?: string | null

  @Field(() => String, { nullable: true, description: 'classified: kind of request.' })
  declare requestType?: string | null

  @Field(() => String, { nullable: true, description: 'classified: channel it came by.' })
  declare channel?: string | null

  @Field(() => String, { nullable: true, description: 'classified: customer.' })
  declare customer?: string | null

  @Field(() => [String], { nullable: true, description: 'classified: all tags it has now.' })
  declare tags?: string[]

  @Field(() => String, { nullable: true, description: 'prioritised: priority.' })
  declare priority?: string | null

  @Field(() => SeverityEnum, { nullable: true, description: 'prioritised: impact.' })
  declare impact?: Severity | null

  @Field(() => SeverityEnum, { nullable: true, description: 'prioritised: urgency.' })
  declare urgency?: Severity | null

  @Field(() => String, { nullable: true, description: 'assigned: party that holds it.' })
  declare party?: string | null

  @Field(() => String, { nullable: true, description: 'assigned: team that holds it.' })
  declare team?: string | null

  @Field(() => String, { nullable: true, description: 'assigned: support line that holds it.' })
  declare line?: string | null

  @Field(() => String, { nullable: true, description: 'assigned: person who holds it.' })
  declare agent?: string | null

  @Field(() => ActorKindEnum, { nullable: true, description: 'replied: who wrote.' })
  declare actor?: ActorKind

  @Field(() => Boolean, { nullable: true, description: 'replied: the customer can read it.' })
  declare public?: boolean

  @Field(() => TicketStatusEnum, { nullable: true, description: 'statusChanged: the new status.' })
  declare to?: TicketStatus

  @Field(() => String, { nullable: true, description: "statusChanged: the desk's own word for it." })
  declare reason?: string | null

  @Field(() => String, { nullable: true, description: 'merged: key of the ticket that survives.' })
  declare into?: string

  @Field(() => Float, { nullable: true, description: 'rated: the score given.' })
  declare score?: number

  @Field(() => Float, { nullable: true, description: 'rated: the best possible score.' })
  declare outOf?: number
}

@InputType('TicketEventInput', {
  description:
    'Something that happened to a ticket. An item of a list in a variable that does not fit is refused alone, ' +
    'and the others are recorded.',
})
export class TicketEventInputType {
  @Field(() => String, { description: 'Key of the ticket at its source.' })
  declare ticketKey: string

  @Field(() => ID, { description: 'Names the event at its source, for ever.' })
  declare eventId: string

  @Field(() => DateTime, { description: 'When it happened; at most two minutes ahead.' })
  declare occurredAt: Instant

  @Field(() => Float, { nullable: true, description: 'Whole number that orders events of one instant.' })
  declare sequence?: number | null

  @Field(() => [TicketChangeInputType], { description: 'What changed; at least one.' })
  declare changes: TicketChangeInputType[]
}

@InputType('RecordTicketEventsInput', { description: 'Events of one source.' })
export class RecordTicketEventsInputType {
  @Field(() => String, { description: 'The desk or log they come from.' })
  declare source: string

  @Field(() => [TicketEventInputType], { description: 'At most 1,000.' })
  declare events: TicketEventInputType[]
}

@InputType('DeclareCompleteInput', { description: 'Up to where a log has been read.' })
export class DeclareCompleteInputType {
  @Field(() => String, { description: 'The log.' })
  declare source: string

  @Field(() => DateTime, { description: 'Every event before this instant has been handed in.' })
  declare through: Instant
}
