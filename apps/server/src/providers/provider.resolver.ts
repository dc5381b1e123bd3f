import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql'
import { PeriodInput, readPeriod } from '../figures/clockListFilter.input.js'
import { requireScope } from '../viewer/viewer.js'
import { ProviderType } from './provider.type.js'
import type { Provider, ProviderContext } from './providers.js'

@Resolver()
export class ProviderResolver {
  @Query(() => [ProviderType], {
    complexity: 200,
    description: 'Providers and internal parties of the agreements there are, over the last 365 days.',
  })
  providers(@Ctx() { viewer, reads }: ProviderContext): Promise<readonly Provider[]> {
    requireScope(viewer, 'read')
    return reads.providers.list()
  }

  @Query(() => ProviderType, {
    nullable: true,
    complexity: 200,
    description: 'One of them; null when no agreement names it.',
  })
  provider(
    @Ctx() { viewer, reads }: ProviderContext,
    @Arg('id', () => ID, { description: 'Id of the party.' }) id: string,
    @Arg('period', () => PeriodInput, { nullable: true, description: 'The last 365 days when left out.' })
    period: PeriodInput | null,
  ): Promise<Provider | null> {
    requireScope(viewer, 'read')
    return reads.providers.find(id, readPeriod(period))
  }
}
