import type { Instant, Severity, TicketState, TicketStatus } from '@tenggat/domain'
import { Field, Float, ID, ObjectType } from 'type-graphql'
import { SeverityEnum, TicketStatusEnum } from '../graphql/enums.js'
import { PageInfoType } from '../graphql/results.type.js'
import { DateTime, Json } from '../graphql/scalars.js'

@ObjectType('TicketEventRecord', { description: 'An event as it was recorded.', simpleResolvers: true })
export class TicketEventRecordType {
  @Field(() => ID, { description: 'Names the event at its source.' })
  declare eventId: string

  @Field(() => DateTime, { description: 'When it happened.' })
  declare occurredAt: Instant

  @Field(() => DateTime, { description: 'When it was recorded.' })
  declare recordedAt: Instant

  @Field(() => Float, { nullable: true, description: 'Order among events of one instant.' })
  declare sequence: number | null

  @Field(() => Json, { description: 'What it changed.' })
  declare changes: unknown
}

@ObjectType('Ticket', { description: 'A ticket as its events tell it.', simpleResolvers: true })
export class TicketType
  implements
    Omit<
      TicketState,
      | ('tags' | 'rating' | 'firstReplyAt' | 'lastReplyAt' | 'mergedInto')
      | ('firstMessageAt' | 'changedSinceMessage')
    >
{
  @Field(() => ID, { description: 'Names the ticket.' })
  declare id: string

  @Field(() => String, { description: 'The desk or log it came from.' })
  declare source: string

  @Field(() => String, { description: 'Its key there.' })
  declare key: string

  @Field(() => DateTime, { description: 'When it was opened.' })
  declare openedAt: Instant

  @Field(() => String, { nullable: true, description: 'Its subject.' })
  declare subject: string | null

  @Field(() => TicketStatusEnum, { description: 'Its status.' })
  declare status: TicketStatus

  @Field(() => String, { nullable: true, description: "The desk's own word for the status." })
  declare statusReason: string | null

  @Field(() => DateTime, {
    nullable: true,
    description: 'When what pauses by the status goes on by itself; null where only an event ends it.',
  })
  declare statusUntil: Instant | null

  @Field(() => String, { nullable: true, description: 'Its priority.' })
  declare priority: string | null

  @Field(() => SeverityEnum, { nullable: true, description: 'Its impact.' })
  declare impact: Severity | null

  @Field(() => SeverityEnum, { nullable: true, description: 'Its urgency.' })
  declare urgency: Severity | null

  @Field(() => String, { nullable: true, description: 'Service it is about.' })
  declare service: string | null

  @Field(() => String, { nullable: true, description: 'Kind of request.' })
  declare requestType: string | null

  @Field(() => String, { nullable: true, description: 'Channel it came by.' })
  declare channel: string | null

  @Field(() => String, { nullable: true, description: 'Customer.' })
  declare customer: string | null

  @Field(() => [String], { description: 'Tags.' })
  declare tags: string[]

  @Field(() => String, { nullable: true, description: 'Party that holds it.' })
  declare party: string | null

  @Field(() => String, { nullable: true, description: 'Team that holds it.' })
  declare team: string | null

  @Field(() => String, { nullable: true, description: 'Support line that holds it.' })
  declare line: string | null

  @Field(() => String, { nullable: true, description: 'Person who holds it.' })
  declare agent: string | null

  @Field(() => String, { nullable: true, description: 'Key of the ticket it became part of.' })
  declare mergedInto: string | null

  @Field(() => DateTime, { nullable: true, description: 'First public answer of a person of the desk.' })
  declare firstReplyAt: Instant | null

  @Field(() => DateTime, { nullable: true, description: 'Last public answer of the desk.' })
  declare lastReplyAt: Instant | null
}

@ObjectType('TicketEdge', { description: 'A ticket with its place in the list.', simpleResolvers: true })
export class TicketEdgeType {
  @Field(() => String, { description: 'Hand it in as `after` to go on behind this ticket.' })
  declare cursor: string

  @Field(() => TicketType, { description: 'The ticket.' })
  declare node: TicketType
}

@ObjectType('TicketConnection', { description: 'A page of tickets.', simpleResolvers: true })
export class TicketConnectionType {
  @Field(() => [TicketEdgeType], { description: 'The tickets with their places.' })
  declare edges: TicketEdgeType[]

  @Field(() => [TicketType], { description: 'The tickets alone.' })
  declare nodes: TicketType[]

  @Field(() => PageInfoType, { description: 'Where this page ends.' })
  declare pageInfo: PageInfoType
}
