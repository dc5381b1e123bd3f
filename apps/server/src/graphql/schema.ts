import 'reflect-metadata'
import type { GraphQLSchema } from 'graphql'
import { buildSchemaSync, type PubSub } from 'type-graphql'
import { AgreementResolver } from './agreement/agreement.resolver.js'
import { AgreementFieldsResolver } from './agreement/agreementFields.resolver.js'
import { AgreementTemplateResolver } from './agreement/agreementTemplate.resolver.js'
import { LifecycleResolver } from './agreement/lifecycle.resolver.js'
import { AttainmentResolver } from './attainment/attainment.resolver.js'
import { AttributionResolver } from './attribution/attribution.resolver.js'
import { BoardResolver } from './board/board.resolver.js'
import { CalendarResolver } from './calendar/calendar.resolver.js'
import { ClockResolver } from './clock/clock.resolver.js'
import { deriveAsOf } from './clock/deriveAsOf.js'
import { CustomerResolver } from './customer/customer.resolver.js'
import {
  CommitmentResolver,
  CustomerHoursResolver,
  ExpectationResolver,
  PlannedChangeResolver,
} from './customer/customerWords.resolver.js'
import { FactResolver } from './fact/fact.resolver.js'
import { FiguresResolver } from './figures/figures.resolver.js'
import { MeResolver } from './me/me.resolver.js'
import { MigrationResolver } from './migration/migration.resolver.js'
import { PersonResolver } from './person/person.resolver.js'
import { ProviderResolver } from './provider/provider.resolver.js'
import { ServerResolver } from './server/server.resolver.js'
import { TicketResolver } from './ticket/ticket.resolver.js'
import { TicketEventResolver } from './ticket/ticketEvent.resolver.js'
import { TokenResolver } from './token/token.resolver.js'

/** The builder insists on a pub/sub. Ours is the hub, so whoever reaches for this one is told. */
const noPubSub: PubSub = {
  publish() {
    throw new Error('publish through the live hub')
  },
  subscribe() {
    throw new Error('subscribe through the live hub')
  },
}

/** The whole API. Resolvers hold no state: everything they need comes with the context. */
export function createSchema(): GraphQLSchema {
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
      CustomerHoursResolver,
      CustomerResolver,
      ExpectationResolver,
      FactResolver,
      FiguresResolver,
      LifecycleResolver,
      MeResolver,
      MigrationResolver,
      PersonResolver,
      PlannedChangeResolver,
      ProviderResolver,
      ServerResolver,
      TicketEventResolver,
      TicketResolver,
      TokenResolver,
    ],
    pubSub: noPubSub,
    validate: false,
  })
  deriveAsOf(schema)
  return schema
}
