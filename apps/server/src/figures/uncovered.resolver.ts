import { COVERAGES, type Coverage } from '@tenggat/domain'
import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql'
import type { RequestContext } from '../graphql/context.js'
import { CoverageEnum } from '../graphql/enums.js'
import { type Page, readPage } from '../reads/page.js'
import { requireScope } from '../viewer/viewer.js'
import { PeriodInput, readPeriod } from './clockListFilter.input.js'
import type { UncoveredCount, UncoveredReads, UncoveredTicket } from './uncovered.js'
import { UncoveredCountType, UncoveredTicketConnectionType, UncoveredTicketType } from './uncovered.type.js'

interface UncoveredContext extends RequestContext {
  readonly reads: UncoveredReads
}

@Resolver()
export class UncoveredResolver {
  @Query(() => [UncoveredCountType], {
    description:
      'How many tickets nothing is promised about: under no agreement, under one without a target for them, and left out by one.',
  })
  uncoveredCounts(
    @Ctx() { viewer, reads }: UncoveredContext,
    @Arg('openedIn', () => PeriodInput, {
      nullable: true,
      description: 'When they were opened; ever when left out.',
    })
    openedIn: PeriodInput | null,
  ): Promise<readonly UncoveredCount[]> {
    requireScope(viewer, 'read')
    return reads.uncoveredCounts(readPeriod(openedIn))
  }

  @Query(() => UncoveredTicketType, {
    nullable: true,
    description:
      'Why nothing is promised about a ticket; null where something is, and where there is no such ticket.',
  })
  uncoveredTicket(
    @Ctx() { viewer, reads }: UncoveredContext,
    @Arg('source', () => String, { description: 'The desk or log it came from.' }) source: string,
    @Arg('key', () => String, { description: 'Its key there.' }) key: string,
  ): Promise<UncoveredTicket | null> {
    requireScope(viewer, 'read')
    return reads.uncoveredTicket(source, key)
  }

  @Query(() => UncoveredTicketConnectionType, {
    description:
      'The tickets behind those counts and why nothing is promised about them, the last recorded first.',
  })
  uncoveredTickets(
    @Ctx() { viewer, reads }: UncoveredContext,
    @Arg('first', () => Int, { description: 'How many; 1 to 200.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor to go on behind.' }) after:
      | string
      | null,
    @Arg('coverage', () => CoverageEnum, {
      nullable: true,
      description: '`noAgreement`, `noTarget` or `excluded`; all when left out.',
    })
    coverage: Coverage | null,
    @Arg('openOnly', () => Boolean, { defaultValue: false, description: 'Only those that are open now.' })
    openOnly: boolean,
    @Arg('openedIn', () => PeriodInput, {
      nullable: true,
      description: 'When they were opened; ever when left out.',
    })
    openedIn: PeriodInput | null,
  ): Promise<Page<UncoveredTicket>> {
    requireScope(viewer, 'read')
    const known = COVERAGES.find((each) => each === coverage) ?? null
    return reads.uncoveredTickets(
      { coverage: known, openOnly, openedIn: readPeriod(openedIn) },
      readPage(first, after),
    )
  }
}
