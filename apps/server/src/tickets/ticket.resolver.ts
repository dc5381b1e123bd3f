import type { Instant, Metric } from '@tenggat/domain'
import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx, FieldResolver, Info, Int, Query, Resolver, Root } from 'type-graphql'
import { MatchCandidateType } from '../agreements/matchCandidate.type.js'
import { ClockType } from '../clocks/clock.type.js'
import { clockColumnsFor } from '../clocks/clockColumns.js'
import type { ClockContext } from '../clocks/clockReads.js'
import type { BoundCandidate } from '../clocks/explanations.js'
import type { ListedClock } from '../clocks/listedClock.js'
import { FactType } from '../facts/fact.type.js'
import { MetricEnum } from '../graphql/enums.js'
import { DateTime } from '../graphql/scalars.js'
import type { FactView } from '../log/factView.js'
import { type Page, readPage } from '../reads/page.js'
import type { RecordedEvent } from '../store/queries/recordedEvents.js'
import { requireScope } from '../viewer/viewer.js'
import { TicketConnectionType, TicketEventRecordType, TicketType } from './ticket.type.js'
import { type ListedTicket, ticketColumnsFor } from './ticketColumns.js'
import type { TicketContext, TicketNode } from './ticketReads.js'

@Resolver(() => TicketType)
export class TicketResolver {
  @Query(() => TicketType, { nullable: true, description: 'One ticket; null when there is none.' })
  ticket(
    @Ctx() { viewer, reads }: TicketContext,
    @Arg('source', () => String, { description: 'The desk or log it came from.' }) source: string,
    @Arg('key', () => String, { description: 'Its key there.' }) key: string,
  ): Promise<TicketNode | null> {
    requireScope(viewer, 'read')
    return reads.ticket(source, key)
  }

  @Query(() => TicketConnectionType, { description: 'Tickets, the last recorded first.' })
  tickets(
    @Ctx() { viewer, reads }: TicketContext,
    @Arg('first', () => Int, { description: 'How many; 1 to 200.' }) first: number,
    @Arg('source', () => String, { nullable: true, description: 'Only of this source.' }) source:
      | string
      | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor to go on behind.' }) after:
      | string
      | null,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<ListedTicket>> {
    requireScope(viewer, 'read')
    return reads.tickets(source ?? null, readPage(first, after), ticketColumnsFor(info))
  }

  @Query(() => [MatchCandidateType], {
    description: 'Every target of a metric in the agreements bound to a ticket, and why it won or lost.',
  })
  explainMatch(
    @Ctx() { viewer, reads }: TicketContext,
    @Arg('source', () => String, { description: 'Source of the ticket.' }) source: string,
    @Arg('key', () => String, { description: 'Key of the ticket.' }) key: string,
    @Arg('metric', () => MetricEnum, { description: 'What the clock would measure.' }) metric: Metric,
  ): Promise<readonly BoundCandidate[]> {
    requireScope(viewer, 'read')
    return reads.explainMatch(source, key, metric)
  }

  @FieldResolver(() => [TicketEventRecordType], {
    description: 'Its events in their order, whenever they were recorded.',
  })
  events(
    @Root() ticket: ListedTicket,
    @Ctx() { reads }: TicketContext,
    @Arg('first', () => Int, { defaultValue: 200, description: 'How many; 1 to 200.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Event to go on behind.' }) after:
      | string
      | null,
  ): Promise<readonly RecordedEvent[]> {
    return reads.eventsOf(ticket.id, readPage(first, after))
  }

  @FieldResolver(() => [ClockType], { description: 'All its clocks and cycles, ended ones included.' })
  async clocks(
    @Root() ticket: ListedTicket,
    @Ctx() { reads }: TicketContext & ClockContext,
    @Arg('asOf', () => DateTime, {
      nullable: true,
      description: 'They are told as they were then, those that had not begun left out; now when left out.',
    })
    asOf: Instant | null,
    @Info() info: GraphQLResolveInfo,
  ): Promise<readonly ListedClock[]> {
    if (asOf == null) return reads.clocksOf(ticket.id, clockColumnsFor(info))
    const presents = await reads.clocksOf(ticket.id, 'whole')
    const pasts = await Promise.all(presents.map((clock) => reads.clockAt(clock, asOf)))
    return pasts.filter((clock) => clock !== null)
  }

  @FieldResolver(() => [FactType], { description: 'What happened to its clocks, in the order recorded.' })
  facts(
    @Root() ticket: ListedTicket,
    @Ctx() { reads }: TicketContext,
    @Arg('first', () => Int, { defaultValue: 200, description: 'How many; 1 to 200.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the fact to go on behind.' })
    after: string | null,
  ): Promise<readonly FactView[]> {
    return reads.factsOf(ticket, readPage(first, after))
  }
}
