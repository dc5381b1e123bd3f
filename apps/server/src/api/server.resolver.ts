import { Ctx, Query, Resolver } from 'type-graphql'
import type { RequestContext } from '../graphql/context.js'
import { requireScope } from '../viewer/requireScope.js'
import { ServerType } from './server.type.js'

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
