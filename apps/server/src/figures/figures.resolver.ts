import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx, ID, Info, Int, Query, Resolver } from 'type-graphql'
import { ClockConnectionType } from '../clocks/clock.type.js'
import { clockColumnsFor } from '../clocks/clockColumns.js'
import type { ClockCount } from '../clocks/clockList.js'
import type { ListedClock } from '../clocks/listedClock.js'
import { AttainmentDimensionEnum } from '../graphql/enums.js'
import { Json } from '../graphql/scalars.js'
import { type Page, readPage } from '../reads/page.js'
import { requireScope } from '../viewer/viewer.js'
import { AgreementNodeType, ClockCountType } from './agreementNode.type.js'
import type { AgreementNode } from './agreementTree.js'
import type { AttainmentDimension, AttainmentRow } from './attainment.js'
import { AttainmentRowType } from './attainment.type.js'
import { ClockListFilterInput, PeriodInput, readPeriod } from './clockListFilter.input.js'
import type { FigureContext } from './figures.js'

@Resolver()
export class FiguresResolver {
  @Query(() => [AgreementNodeType], {
    description:
      'Every agreement with its figures: customer agreements from the widest level down, then what stands behind them.',
    complexity: 200,
  })
  agreementTree(
    @Ctx() { viewer, reads }: FigureContext,
    @Arg('period', () => PeriodInput, {
      nullable: true,
      description: 'Of met and breached; ever when left out.',
    })
    period: PeriodInput | null,
  ): Promise<readonly AgreementNode[]> {
    requireScope(viewer, 'read')
    return reads.figures.tree(readPeriod(period))
  }

  @Query(() => ClockConnectionType, {
    description:
      'The clocks behind a figure. Open ones by deadline, decided ones by the latest decision, others by the latest change.',
  })
  clockList(
    @Ctx() { viewer, reads }: FigureContext,
    @Arg('filter', () => ClockListFilterInput, { description: 'Which.' }) filter: ClockListFilterInput,
    @Arg('first', () => Int, { description: 'How many; 1 to 200.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor to go on behind.' }) after:
      | string
      | null,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<ListedClock>> {
    requireScope(viewer, 'read')
    readPeriod(filter.decidedIn)
    return reads.figures.clockList(filter, readPage(first, after), clockColumnsFor(info))
  }

  @Query(() => ClockCountType, {
    description: 'How the clocks that `clockList` shows with this filter ended.',
  })
  clockCount(
    @Ctx() { viewer, reads }: FigureContext,
    @Arg('filter', () => ClockListFilterInput, { description: 'Which.' }) filter: ClockListFilterInput,
  ): Promise<ClockCount> {
    requireScope(viewer, 'read')
    readPeriod(filter.decidedIn)
    return reads.figures.clockCount(filter)
  }

  @Query(() => Json, {
    description:
      'How an agreement did in a period, as it stood at its end: canonical JSON, the same bytes however often it is asked for and whatever is amended later.',
    complexity: 200,
  })
  attainmentReport(
    @Ctx() { viewer, reads }: FigureContext,
    @Arg('agreementId', () => ID, { description: 'The agreement, over all its versions.' })
    agreementId: string,
    @Arg('period', () => PeriodInput, { description: 'When the clocks were decided.' }) period: PeriodInput,
  ): Promise<unknown> {
    requireScope(viewer, 'read')
    return reads.figures.attainmentReport(agreementId, readPeriod(period)!)
  }
}

@Resolver()
export class AttainmentResolver {
  @Query(() => [AttainmentRowType], {
    description: 'How many clocks of an agreement kept their deadline, broken down as asked.',
  })
  attainment(
    @Ctx() { viewer, reads }: FigureContext,
    @Arg('agreementId', () => ID, { description: 'The agreement, over all its versions.' })
    agreementId: string,
    @Arg('by', () => [AttainmentDimensionEnum], { description: 'Dimensions; an empty list gives one row.' })
    by: AttainmentDimension[],
  ): Promise<readonly AttainmentRow[]> {
    requireScope(viewer, 'read')
    return reads.attainment(agreementId, by)
  }
}
