import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql'
import { type PartyThings } from './parties.js'
import { AT } from './tickets.js'

/** The argument is left out. */
const OMIT = Symbol('left out')
type Fill = (things: PartyThings) => unknown

const nothing: Fill = () => OMIT
const always =
  (value: unknown): Fill =>
  () =>
    value
const period = always({ from: new Date(AT - 86_400_000).toISOString(), to: new Date(AT).toISOString() })
const agreementId: Fill = (things) => things.agreementId
const agreementDocument: Fill = ({ agreementId: id }) => `id: ${id}\ntitle: x\n`

/**
 * What every argument and input field of the schema is filled with, by `Type.field.argument` or `Input.field`, or else by its name
 * alone. What names something of a party is filled with the party's; the rest with anything valid. A new argument has to be added
 * here, or the walk fails and says its name.
 */
export const FILLS: Readonly<Record<string, Fill>> = {
  // By place: `id` names different things.
  'Query.provider.id': (things) => things.party,
  'UpdatePersonInput.id': (things) => things.personId,
  'AuditFilter.actor': nothing,
  'AuditFilter.subject': nothing,
  'AuditFilter.actions': nothing,
  'RevokeTokenInput.id': (things) => things.tokenId,
  'Mutation.retryJob.id': always('1'),
  'ImportHolidaysInput.calendarId': (things) => things.calendarId,
  'ImportHolidaysInput.file': always('BEGIN:VCALENDAR\nEND:VCALENDAR'),
  'ImportHolidaysInput.member': nothing,
  'ImportHolidaysInput.replaces': always(false),
  'PutCalendarInput.id': (things) => things.calendarId,
  'Subscription.facts.after': (things) => things.beginning,
  'ExpectedByInput.openedAt': always(new Date(AT).toISOString()),
  'CreatePersonInput.name': always('x'),
  'CreateTokenInput.name': always('x'),
  'CreateTokenInput.board': nothing,
  'CreatePersonInput.parties': (things) => [things.party],
  'CreateTokenInput.scopes': always(['read']),
  'SaveDraftInput.terms': nothing,
  'RecordTicketEventsInput.events': always([]),
  'RecordTicketEventsInput.fromLog': always(false),
  'DeclareSourceInput.name': (things) => things.source,
  'UpdateSourceInput.name': (things) => things.source,
  'RotateSourceSecretInput.name': (things) => things.source,
  'Query.source.name': (things) => things.source,
  // The body of a dead letter costs so much that few are answered at once.
  'Query.sources.first': always(2),
  'Source.deadLetters.first': always(2),
  'Source.deadLetter.id': always('1'),
  'DeadLettersInput.ids': always(['1']),
  'SignInput.name': (things) => things.marker.slice(0, 5),

  // By name.
  id: agreementId,
  agreementId,
  agreement: agreementId,
  parentId: agreementId,
  parties: (things) => [things.party],
  key: (things) => things.ticketKey,
  ticketKey: (things) => things.ticketKey,
  source: (things) => things.source,
  customer: (things) => things.customer,
  party: (things) => things.party,
  heldBy: (things) => things.party,
  team: (things) => things.team,
  email: (things) => things.email,
  contentHash: (things) => things.contentHash,
  document: agreementDocument,
  idempotencyKey: (things) => `walk-${things.letter}`,
  period,
  decidedIn: period,
  openedIn: period,
  openOnly: always(false),
  'Query.uncoveredTickets.coverage': nothing,
  'PutAgreementInput.despite': nothing,
  version: always(1),
  toVersion: always(1),
  from: always(1),
  to: always(2),
  expectedRevision: always(1),
  revision: always(1),
  first: always(20),
  after: nothing,
  asOf: nothing,
  by: nothing,
  includeBreached: always(true),
  includeReplayed: always(true),
  kind: always('api'),
  mapping: nothing,
  secret: nothing,
  settledBy: nothing,
  oldValidForHours: always(24),
  metric: always('resolution'),
  state: nothing,
  agreementKind: nothing,
  line: nothing,
  priority: nothing,
  impact: nothing,
  urgency: nothing,
  service: always('print'),
  name: always('x'),
  title: always('x'),
  role: always('viewer'),
  disabled: always(false),
  password: always('a long enough one'),
  current: always('a long enough one'),
  next: always('a long enough one'),
  language: always('en'),
  timeZone: always('UTC'),
  expiresAt: nothing,
  reason: always('x'),
  clause: always('summary'),
  text: always('x'),
  effectiveFrom: nothing,
  endsAt: always(new Date(AT + 86_400_000).toISOString()),
  openedAt: always(new Date(AT).toISOString()),
  through: always(new Date(AT).toISOString()),
  templateId: nothing,
  definition: always({ timeZone: 'UTC', weekly: {} }),
  dryRun: always(false),
}

type Slot = Pick<GraphQLArgument | GraphQLInputField, 'name' | 'type'>

/** Fills arguments; remembers those it does not know how to fill. */
export function createFiller(things: PartyThings) {
  const unknown = new Set<string>()

  const fill = (owner: string, slot: Slot): unknown => {
    const type = getNamedType(slot.type)
    const how = FILLS[`${owner}.${slot.name}`] ?? (isInputObjectType(type) ? period_(slot) : FILLS[slot.name])
    if (how !== undefined) return shape(how(things), slot.type)
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields()).map((field) => [field.name, fill(type.name, field)])
      return shape(Object.fromEntries(fields.filter(([, value]) => value !== OMIT)), slot.type)
    }
    unknown.add(`${owner}.${slot.name}`)
    return OMIT
  }
  /** `Period` is an input object that is given whole. */
  const period_ = (slot: Slot) => (getNamedType(slot.type).name === 'Period' ? FILLS.period : undefined)

  /** One value where a list is wanted is a list of one; what is needed but left out is the first word there is. */
  const shape = (value: unknown, type: GraphQLInputType): unknown => {
    const named = getNamedType(type)
    const given =
      value === OMIT && isNonNullType(type) && isEnumType(named) ? named.getValues()[0]!.name : value
    if (given === OMIT) return OMIT
    const inner = isNonNullType(type) ? type.ofType : type
    return isListType(inner) && !Array.isArray(given) ? [given] : given
  }

  return { fill, unknown, isLeftOut: (value: unknown) => value === OMIT }
}
