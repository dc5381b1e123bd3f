import { GraphQLError } from 'graphql'
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { RequestContext } from '../graphql/context.js'
import type { Sources } from '../sources/sources.js'
import { requireScope } from '../viewer/viewer.js'
import type { Ingest, RecordedEvents } from './ingest.js'
import { IngestRefusal } from './ingestRefusal.js'
import { DeclareCompletePayloadType, RecordTicketEventsPayloadType } from './recordTicketEvents.type.js'
import {
  DeclareCompleteInputType,
  RecordTicketEventsInputType,
  type TicketEventInputType,
} from './ticketEvent.input.js'

export interface IngestContext extends RequestContext {
  readonly ingest: Ingest
  readonly sources: Sources
  /** Events lifted out of the variables of this operation, see liftEvents. */
  readonly events: readonly unknown[] | null
}

@Resolver()
export class TicketEventResolver {
  @Mutation(() => RecordTicketEventsPayloadType, {
    description: 'Records events. Each is judged alone, and the same event twice changes nothing.',
  })
  recordTicketEvents(
    @Ctx() { viewer, ingest, events }: IngestContext,
    @Arg('input', () => RecordTicketEventsInputType, { description: 'The events.' })
    input: RecordTicketEventsInputType,
  ): Promise<RecordedEvents> {
    requireScope(viewer, 'ingest')
    const given = events ?? input.events.map(toRaw)
    return refusable(ingest.recordTicketEvents(input.source, given, input.fromLog === true))
  }

  @Mutation(() => DeclareCompletePayloadType, {
    description:
      'Says how far a log has been read. Deadlines of a source that is read from logs are settled by this mark, not by time. Of a source that sends live it is said of those tickets alone that are known only from the log.',
  })
  declareComplete(
    @Ctx() { viewer, ingest }: IngestContext,
    @Arg('input', () => DeclareCompleteInputType, { description: 'The mark.' })
    input: DeclareCompleteInputType,
  ): ReturnType<Ingest['declareComplete']> {
    requireScope(viewer, 'ingest')
    return refusable(ingest.declareComplete(input.source, input.through))
  }
}

/** A request that is turned away as a whole is an error of the operation. */
function refusable<T>(done: Promise<T>): Promise<T> {
  return done.catch((error: unknown) => {
    if (!(error instanceof IngestRefusal)) throw error
    throw new GraphQLError(error.message, { extensions: { code: error.code } })
  })
}

/** Back to what the client wrote: the instant as text, and nothing for what was left out. */
function toRaw({ occurredAt, ...event }: TicketEventInputType): unknown {
  return { ...event, occurredAt: new Date(occurredAt).toISOString() }
}
