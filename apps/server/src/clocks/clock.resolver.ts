import type { Instant } from '@tenggat/domain'
import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx, FieldResolver, Info, Int, Query, Resolver, Root } from 'type-graphql'
import { ClockFilterInput } from '../graphql/clockFilter.input.js'
import { DateTime } from '../graphql/scalars.js'
import { type Page, readPage } from '../reads/page.js'
import { requireScope } from '../viewer/viewer.js'
import { ClockConnectionType, ClockType } from './clock.type.js'
import { clockColumnsFor } from './clockColumns.js'
import type { ClockNode } from './clockNode.js'
import type { ClockContext, ClockReads } from './clockReads.js'
import { ExplanationType } from './explanation.type.js'
import type { ClockExplanation } from './explanations.js'
import type { ListedClock } from './listedClock.js'
import { LiveCountsType } from './liveCounts.type.js'

const AS_OF = {
  nullable: true,
  description: "Instant it is worked out for; the query's, or now, when left out.",
}

@Resolver(() => ClockType)
export class ClockResolver {
  @Query(() => ClockConnectionType, { description: 'Running clocks, the next to breach first.' })
  clocks(
    @Ctx() { viewer, reads }: ClockContext,
    @Arg('first', () => Int, { description: 'How many; 1 to 200.' }) first: number,
    @Arg('filter', () => ClockFilterInput, { nullable: true, description: 'Which; all when left out.' })
    filter: ClockFilterInput | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor to go on behind.' }) after:
      | string
      | null,
    @Arg('asOf', () => DateTime, {
      nullable: true,
      description:
        'Which clocks run, and in which order, is asked of the present; they are told as they were then, those that had not begun left out.',
    })
    asOf: Instant | null,
    @Arg('includeBreached', () => Boolean, {
      defaultValue: false,
      description: 'Also those whose deadline has passed; they come first.',
    })
    includeBreached: boolean,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<ListedClock>> {
    requireScope(viewer, 'read')
    const options = { asOf: asOf ?? null, includeBreached }
    return reads.nextToBreach(filter ?? {}, readPage(first, after), options, clockColumnsFor(info))
  }

  @Query(() => LiveCountsType, { description: 'How many clocks are where, now.' })
  counts(
    @Ctx() { viewer, reads }: ClockContext,
    @Arg('filter', () => ClockFilterInput, { nullable: true, description: 'Which; all when left out.' })
    filter: ClockFilterInput | null,
  ): ReturnType<ClockReads['counts']> {
    requireScope(viewer, 'read')
    return reads.counts(filter ?? {})
  }

  @FieldResolver(() => ExplanationType, {
    nullable: true,
    complexity: 20,
    description: 'Why it stands where it stands; null for an instant before it began.',
  })
  explanation(
    @Root() clock: ClockNode,
    @Ctx() { viewer, reads }: ClockContext,
    @Arg('asOf', () => DateTime, AS_OF) asOf: Instant | null,
  ): Promise<ClockExplanation | null> {
    requireScope(viewer, 'read')
    return reads.explanation(clock, asOf ?? null)
  }
}
