import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql'
import { AttainmentDimensionEnum } from '../graphql/enums.js'
import { requireScope } from '../viewer/requireScope.js'
import type { AttainmentDimension, AttainmentRow } from './attainment.js'
import { AttainmentRowType } from './attainment.type.js'
import type { FigureContext } from './figures.js'

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
