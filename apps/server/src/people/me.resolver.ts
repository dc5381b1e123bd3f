import { Ctx, Query, Resolver } from 'type-graphql'
import type { RequestContext } from '../graphql/context.js'
import { MeType } from './me.type.js'

@Resolver()
export class MeResolver {
  @Query(() => MeType, { description: 'Who asks.' })
  me(@Ctx() { viewer }: RequestContext): MeType {
    const { principal, person, scopes, parties } = viewer
    return {
      principal,
      name: person?.name ?? null,
      role: person?.role ?? null,
      email: person?.email ?? null,
      language: person?.language ?? null,
      scopes: [...scopes],
      parties: parties === null ? null : [...parties],
    }
  }
}
