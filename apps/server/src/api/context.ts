import type { AgreementContext } from '../agreements/agreementReads.js'
import type { AuditContext } from '../audit/audit.js'
import type { ClockContext } from '../clocks/clockReads.js'
import type { CustomerContext } from '../customer/customerPage.js'
import type { FigureContext } from '../figures/figures.js'
import type { LiveContext } from '../graphql/context.js'
import type { IngestContext } from '../ingest/ticketEvent.resolver.js'
import type { JobContext } from '../jobs/jobs.js'
import type { PeopleContext } from '../people/people.js'
import type { ProviderContext } from '../providers/providers.js'
import type { RebindingContext } from '../rebinding/migration.resolver.js'
import type { TicketContext } from '../tickets/ticketReads.js'
import type { TokenContext } from '../tokens/tokens.js'
import type { Reads } from './reads.js'
import type { ServerContext } from './server.resolver.js'

/** What every resolver is handed: each noun says what it needs of it. */
export type Context = LiveContext &
  AgreementContext &
  AuditContext &
  ClockContext &
  CustomerContext &
  FigureContext &
  IngestContext &
  JobContext &
  PeopleContext &
  ProviderContext &
  RebindingContext &
  ServerContext &
  TicketContext &
  TokenContext & { readonly reads: Reads }
