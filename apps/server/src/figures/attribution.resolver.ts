import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql'
import { readPage } from '../reads/page.js'
import { requireScope } from '../viewer/viewer.js'
import {
  AttributionByEnum,
  AttributionType,
  PeriodAttributionType,
  ReassignedTicketType,
} from './attribution.type.js'
import type { TicketAttribution } from './attributions.js'
import { PeriodInput, readPeriod } from './clockListFilter.input.js'
import type { FigureContext } from './figures.js'
import type { HolderMonth } from './holderMonths.js'
import type { AttributionBy } from './periodAttribution.js'
import type { ReassignedTicket } from './readReassignments.js'

@Resolver()
export class AttributionResolver {
  @Query(() => AttributionType, {
    nullable: true,
    complexity: 50,
    description: 'Whose the time of one ticket was; null when there is no such ticket.',
  })
  attribution(
    @Ctx() { viewer, reads }: FigureContext,
    @Arg('source', () => String, { description: 'Source of the ticket.' }) source: string,
    @Arg('key', () => String, { description: 'Key of the ticket.' }) key: string,
  ): Promise<TicketAttribution | null> {
    requireScope(viewer, 'read')
    return reads.ledger.attribution(source, key)
  }

  @Query(() => PeriodAttributionType, {
    complexity: 200,
    description: "Whose the time of customers' clocks decided in a period was, by month and holder.",
  })
  async periodAttribution(
    @Ctx() { viewer, reads }: FigureContext,
    @Arg('period', () => PeriodInput, { description: 'When the clocks were decided.' }) period: PeriodInput,
    @Arg('by', () => AttributionByEnum, { description: 'What it is added up by.' }) by: AttributionBy,
    @Arg('agreementId', () => ID, {
      nullable: true,
      description: "A customer's agreement; all when left out.",
    })
    agreementId: string | null,
    @Arg('source', () => String, { nullable: true, description: 'Only tickets of this source.' })
    source: string | null,
  ): Promise<{ readonly rows: readonly HolderMonth[] }> {
    requireScope(viewer, 'read')
    const asked = { agreementId: agreementId ?? null, by, source: source ?? null }
    return { rows: await reads.ledger.overPeriod({ ...asked, period: readPeriod(period)! }) }
  }

  @Query(() => [ReassignedTicketType], {
    complexity: 200,
    description: 'The tickets that went from party to party most often.',
  })
  travelled(
    @Ctx() { viewer, reads }: FigureContext,
    @Arg('first', () => Int, { description: 'How many; 1 to 200.' }) first: number,
    @Arg('source', () => String, { nullable: true, description: 'Only of this source.' }) source:
      | string
      | null,
  ): Promise<readonly ReassignedTicket[]> {
    requireScope(viewer, 'read')
    return reads.ledger.reassigned(source ?? null, readPage(first).first)
  }
}
