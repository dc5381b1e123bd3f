import type { Instant } from '@tenggat/domain'
import { Ctx, Field, ID, ObjectType, Query, Resolver } from 'type-graphql'
import type { RequestContext } from '../graphql/context.js'
import { DateTime } from '../graphql/scalars.js'
import { requireScope } from '../viewer/viewer.js'

@ObjectType('Server', { description: 'The process that answers.', simpleResolvers: true })
export class ServerType {
  @Field(() => ID, { description: 'Changes with every build; a page of another build should reload.' })
  declare buildId: string

  @Field(() => String, { description: 'Version of the product.' })
  declare version: string

  @Field(() => DateTime, { description: "The engine's time when it answered." })
  declare serverTime: Instant

  @Field(() => ID, { description: 'Names the store; cursors of another store are void.' })
  declare storeEpoch: string
}

export interface ServerContext extends RequestContext {
  readonly build: { readonly id: string; readonly version: string; readonly epoch: string }
}

@Resolver()
export class ServerResolver {
  @Query(() => ServerType, { description: 'Who answers, and what time it is there.' })
  server(@Ctx() { viewer, build, clockwork }: ServerContext): ServerType {
    requireScope(viewer, 'read', 'ingest', 'display', 'customer', 'agreements', 'participate')
    return {
      buildId: build.id,
      version: build.version,
      storeEpoch: build.epoch,
      serverTime: clockwork.now(),
    }
  }
}
