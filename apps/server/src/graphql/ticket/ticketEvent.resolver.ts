import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import { requireScope } from '../../viewer/requireScope.js'
import type { Context } from '../context.js'
import { DeclareCompletePayloadType, RecordTicketEventsPayloadType } from './recordTicketEvents.type.js'
import { DeclareCompleteInputType, RecordTicketEventsInputType } from './ticketEvent.input.js'

@Resolver()
export class TicketEventResolver {
  @Mutation(() => RecordTicketEventsPayloadType, {
    description: 'Records events. Each is judged alone, and the same event twice changes nothing.',
  })
  recordTicketEvents(
    @Ctx() { viewer, ingest }: Context,
    @Arg('input', () => RecordTicketEventsInputType, { description: 'The events.' })
    input: RecordTicketEventsInputType,
  ): Promise<RecordTicketEventsPayloadType> {
    requireScope(viewer, 'ingest')
    return ingest.recordTicketEvents(input.source, input.events)
  }

  @Mutation(() => DeclareCompletePayloadType, {
    description:
      'Says how far a log has been read. From then on the deadlines of the source are settled by this mark, not by time.',
  })
  declareComplete(
    @Ctx() { viewer, ingest }: Context,
    @Arg('input', () => DeclareCompleteInputType, { description: 'The mark.' })
    input: DeclareCompleteInputType,
  ): Promise<DeclareCompletePayloadType> {
    requireScope(viewer, 'ingest')
    return ingest.declareComplete(input.source, input.through)
  }
}
