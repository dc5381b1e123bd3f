import 'reflect-metadata'
import type { GraphQLSchema } from 'graphql'
import { buildSchemaSync, type PubSub } from 'type-graphql'
import { AgreementResolver, AgreementTemplateResolver } from '../agreements/agreement.resolver.js'
import { AgreementFieldsResolver } from '../agreements/agreementFields.resolver.js'
import { CalendarResolver } from '../agreements/calendars/calendar.resolver.js'
import { LifecycleResolver } from '../agreements/lifecycle.resolver.js'
import { AuditResolver } from '../audit/audit.resolver.js'
import { BoardResolver } from '../clocks/board.resolver.js'
import { ClockResolver } from '../clocks/clock.resolver.js'
import { deriveAsOf } from '../clocks/deriveAsOf.js'
import { CorrectionResolver } from '../corrections/correction.resolver.js'
import { CustomerResolver } from '../customer/customer.resolver.js'
import {
  CommitmentResolver,
  CustomerHoursResolver,
  ExpectationResolver,
  PlannedChangeResolver,
} from '../customer/customerWords.resolver.js'
import { FactResolver } from '../facts/fact.resolver.js'
import { AttributionResolver } from '../figures/attribution.resolver.js'
import { AttainmentResolver, FiguresResolver } from '../figures/figures.resolver.js'
import { UncoveredResolver } from '../figures/uncovered.resolver.js'
import { DeadLetterResolver, SourceDeadLettersResolver } from '../ingest/deadLetter.resolver.js'
import { SourceKindResolver, SourceResolver } from '../ingest/source.resolver.js'
import { TicketEventResolver } from '../ingest/ticketEvent.resolver.js'
import { JobResolver } from '../jobs/job.resolver.js'
import { MeResolver, PersonResolver } from '../people/person.resolver.js'
import { ProviderResolver } from '../providers/provider.resolver.js'
import { MigrationResolver } from '../rebinding/migration.resolver.js'
import { TicketResolver } from '../tickets/ticket.resolver.js'
import { TokenResolver } from '../tokens/token.resolver.js'
import { ServerResolver } from './server.resolver.js'

/** The builder insists on a pub/sub. Ours is the hub, so whoever reaches for this one is told. */
const noPubSub: PubSub = {
  publish() {
    throw new Error('publish through the live hub')
  },
  subscribe() {
    throw new Error('subscribe through the live hub')
  },
}

let made: GraphQLSchema | null = null

/**
 * The whole API, made once a process. Resolvers hold no state: everything they need comes with the context, so that
 * servers beside each other share it.
 */
export function createSchema(): GraphQLSchema {
  made ??= makeSchema()
  return made
}

function makeSchema(): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: [
      AgreementFieldsResolver,
      AgreementResolver,
      AgreementTemplateResolver,
      AttainmentResolver,
      AttributionResolver,
      BoardResolver,
      CalendarResolver,
      ClockResolver,
      CommitmentResolver,
      CorrectionResolver,
      CustomerHoursResolver,
      CustomerResolver,
      DeadLetterResolver,
      ExpectationResolver,
      FactResolver,
      FiguresResolver,
      JobResolver,
      LifecycleResolver,
      MeResolver,
      MigrationResolver,
      PersonResolver,
      PlannedChangeResolver,
      ProviderResolver,
      ServerResolver,
      SourceDeadLettersResolver,
      SourceKindResolver,
      SourceResolver,
      TicketEventResolver,
      TicketResolver,
      AuditResolver,
      TokenResolver,
      UncoveredResolver,
    ],
    pubSub: noPubSub,
    validate: false,
  })
  deriveAsOf(schema)
  return schema
}
