import {
  type Calendar,
  type Contact,
  compileAgreement,
  isPresence,
  type RunningTerms,
  type Target,
  termZoneOf,
  weeklyPartsOf,
} from '@tenggat/domain'
import { isInForce } from '../agreements/lifecycle/readReferences.js'
import { listAgreementVersions } from '../agreements/readAgreements.js'
import { questionOf } from '../clocks/clockList.js'
import { type ClockNode, toClockNode } from '../clocks/clockNode.js'
import type { NodeMaker } from '../clocks/clockNodes.js'
import { listClocks } from '../clocks/readClockList.js'
import { type MonthlyRatio, monthlyOf } from '../figures/agreementTree.js'
import { monthsUpTo } from '../figures/months.js'
import { tallyDecided } from '../figures/readTree.js'
import type { RequestContext } from '../graphql/context.js'
import type { ReadDeps } from '../reads/readDeps.js'
import type { AgreementVersionRow } from '../store/records.js'
import type { CustomerSubject } from '../tenancy/customerLink.js'
import { seesAgreement } from '../tenancy/visibility.js'
import { type Commitment, commitmentsOf } from './commitments.js'
import { type Expectation, type ExpectedTicket, expectedBy } from './expectedBy.js'
import { type PlannedChange, plannedChanges } from './plannedChanges.js'
import { type CustomerTicket, listEndedTickets } from './readCustomer.js'

/** What a customer sees of an agreement. */
export interface CustomerPage {
  readonly customer: string | null
  readonly title: string
  readonly agreementId: string
  readonly version: number
  readonly provider: string | null
  readonly hours: readonly {
    readonly calendar: string
    readonly timeZone: string
    readonly zones: readonly string[]
    readonly rules: Calendar
  }[]
  readonly commitments: readonly Commitment[]
  readonly attainment: readonly MonthlyRatio[]
  readonly openTickets: readonly ClockNode[]
  readonly history: readonly CustomerTicket[]
  readonly planned: readonly PlannedChange[]
  readonly contacts: readonly Contact[]
  readonly timeZone: string
}

/** What customers are shown. */
export interface CustomerReads {
  /** Null when there is no such agreement of a customer. */
  page(subject: CustomerSubject): Promise<CustomerPage | null>
  /** Earliest first; empty when nothing is promised. */
  expectedBy(ticket: ExpectedTicket): Promise<readonly Expectation[]>
}

export interface CustomerContext extends RequestContext {
  readonly reads: { readonly customer: CustomerReads }
}

export const createCustomerReads = (deps: ReadDeps, toNodes: NodeMaker): CustomerReads => ({
  page: (subject) => customerPage(deps, toNodes, subject),
  expectedBy: (ticket) => expectedBy(deps, ticket),
})

const OPEN_SHOWN = 200
const HISTORY = 50
const MONTHS_SHOWN = 12

/** Null when there is no such agreement, none of its versions was ever in force, or it is no customer's. */
async function customerPage(
  parts: ReadDeps,
  toNodes: NodeMaker,
  { agreementId, customers }: CustomerSubject,
): Promise<CustomerPage | null> {
  const { pool, now, visibility } = parts
  if (!seesAgreement(visibility, agreementId)) return null
  const versions = await listAgreementVersions(pool, [agreementId])
  const rows = versions
    .filter(({ running }) => running !== null)
    .map((version) => concerning(version, customers))
  const present = rows.find((row) => isInForce(row, now)) ?? rows[0]
  if (present === undefined || present.kind !== 'customer') return null
  const terms = present.running!
  const { timeZone } = termZoneOf(terms)
  const commitments = promisesOf(present)
  const months = monthsUpTo(now, MONTHS_SHOWN, timeZone)
  const open = questionOf({ agreementId: [agreementId], customer: customers, state: 'open' }, parts)
  const [decided, openRows, history] = await Promise.all([
    tallyDecided(pool, [agreementId], months.bounds, null, customers),
    listClocks(pool, open, OPEN_SHOWN, null, 'whole'),
    listEndedTickets(pool, agreementId, customers, HISTORY),
  ])
  return {
    customer: customers?.join(', ') ?? null,
    ...{ title: terms.title, agreementId, version: present.version, commitments, history, timeZone },
    provider: terms.parties.find(({ role }) => role !== 'customer')?.name ?? null,
    hours: hoursOf(terms, present.version, commitments),
    attainment: monthlyOf(decided.get(agreementId) ?? [], months),
    openTickets: (await toNodes(openRows, toClockNode)).map(withoutHolder),
    planned: isInForce(present, now) ? plannedChanges(present, rows, now, promisesOf) : [],
    contacts: contactsOf(terms),
  }
}

/** The calendars that promises are counted on, in the order in which they are first needed. */
function hoursOf(
  terms: RunningTerms,
  version: number,
  commitments: readonly Commitment[],
): CustomerPage['hours'] {
  const { calendars } = compileAgreement(terms, version)
  return [...new Set(commitments.map(({ target }) => target.calendar))].map((calendar) => {
    const rules = calendars.get(calendar)!
    const zones = [...new Set(weeklyPartsOf(rules.definition).map(({ timeZone }) => timeZone))]
    return { calendar, timeZone: rules.definition.timeZone, zones, rules }
  })
}

function promisesOf({ running, version }: AgreementVersionRow): Commitment[] {
  const { calendars } = compileAgreement(running!, version)
  return commitmentsOf(running!, (name) => calendars.get(name)?.alwaysOpen === true)
}

/** Who at the desk has a ticket is not told by a link. */
function withoutHolder(clock: ClockNode): ClockNode {
  return { ...clock, party: null, team: null, line: null, agent: null, statusReason: null, shares: [] }
}

/** How the customer reaches the other side. */
function contactsOf({ contacts, parties }: RunningTerms): readonly Contact[] {
  const customers = new Set(parties.filter(({ role }) => role === 'customer').map(({ id }) => id))
  return contacts.filter(({ party }) => !customers.has(party))
}

/** A version as it concerns some customers (null: all): without the targets for others, and without the others' names. */
export function concerning(
  row: AgreementVersionRow,
  customers: readonly string[] | null,
): AgreementVersionRow {
  if (customers === null) return row
  const theirs = (targets: readonly Target[]) => targets.flatMap((target) => targetFor(target, customers))
  const { terms, running } = row
  return {
    ...row,
    terms: { ...terms, targets: theirs(terms.targets) },
    running: running === null ? null : { ...running, targets: theirs(running.targets) },
  }
}

function targetFor(target: Target, customers: readonly string[]): Target[] {
  const wanted = target.when.customer
  if (wanted === undefined) return [target]
  if (isPresence(wanted)) return wanted.is === 'any' ? [target] : []
  const customer = wanted.filter((each) => customers.includes(each))
  return customer.length === 0 ? [] : [{ ...target, when: { ...target.when, customer } }]
}
