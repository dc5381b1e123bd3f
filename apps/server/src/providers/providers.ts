import { DAY_MS } from '@tenggat/domain'
import { questionOf } from '../clocks/clockList.js'
import type { ClockQuestion, Period } from '../clocks/clockQuestion.js'
import { type AgreementNode, nodesOf } from '../figures/agreementTree.js'
import { type AttributionDeps, mainHolderOf, overrunsOf } from '../figures/overruns.js'
import {
  COUNTED_METRIC,
  countBreachCauses,
  countBreachesHeld,
  readingOf,
  sumShares,
} from '../figures/readShares.js'
import { type AgreementBrief, listAgreementBriefs } from '../figures/readTree.js'
import type { RequestContext } from '../graphql/context.js'
import type { ReadDeps } from '../reads/readDeps.js'
import { agreementsIn } from '../tenancy/visibility.js'

/** A party that stands behind customers' agreements, and how it did. */
export interface Provider {
  readonly id: string
  readonly name: string
  /** Agreements that name it as provider or internal party. */
  readonly agreements: readonly AgreementNode[]
  /** Of its own agreements, those behind the customers'. */
  readonly open: number
  readonly atRisk: number
  readonly breachedOpen: number
  /** Open milliseconds of customers' resolution clocks decided in the period that it held, its vendors' time included. */
  readonly heldMs: number
  readonly vendorMs: number
  /** Customers' breaches in the period of which it had the largest share. */
  readonly breachesCaused: number
  /** By how much its own clocks breached in the period overran. */
  readonly overBudgetMs: number
  /** Customers' breaches in the period that happened while it had the ticket. */
  readonly customerBreachesHeld: number
}

const USUAL_DAYS = 365

/** The period a provider is shown over when none is asked for: the last 365 days. */
const usualPeriod = (now: number): Period => ({ from: now - USUAL_DAYS * DAY_MS, to: now + 1 })

/** Providers and internal parties, and how they did. */
export interface ProviderReads {
  list(): Promise<readonly Provider[]>
  /** Null when no agreement names such a provider. */
  find(id: string, period: Period | null): Promise<Provider | null>
}

export interface ProviderContext extends RequestContext {
  readonly reads: { readonly providers: ProviderReads }
}

export function createProviderReads(deps: ReadDeps, tools: AttributionDeps): ProviderReads {
  return {
    list: () => listProviders(deps, tools, usualPeriod(deps.now)),
    async find(id, period) {
      const [found] = await listProviders(deps, tools, period ?? usualPeriod(deps.now), id)
      return found ?? null
    },
  }
}

/** Not in force yet, or never: nobody is a provider by a draft. */
const NEVER_IN_FORCE: ReadonlySet<string> = new Set(['draft', 'inReview', 'approved', 'signed', 'withdrawn'])

/**
 * Providers and internal parties of the agreements that may be seen, by name.
 * @param only the one that is asked for; null for all
 */
async function listProviders(
  deps: ReadDeps,
  tools: AttributionDeps,
  period: Period,
  only: string | null = null,
): Promise<readonly Provider[]> {
  const { pool, now, visibility } = deps
  const briefs = await listAgreementBriefs(pool, now, agreementsIn(visibility))
  const parties = partiesOf(briefs).filter(({ id }) => only === null || id === only)
  if (parties.length === 0) return []
  const tree = await nodesOf(
    deps,
    briefs.filter((brief) => parties.some(({ id }) => isProviderOf(brief, id))),
    period,
  )
  const reading = readingOf(deps, 'party', [period.from])
  const ofCustomers = questionOf({ agreementKind: ['customer'], decidedIn: period }, deps)
  const behind = briefs.filter(({ kind }) => kind !== 'customer').map(({ id }) => id)
  const ofThose = questionOf({ agreementId: behind, decidedIn: period, heldBy: only }, deps)
  const counted = {
    ...ofCustomers,
    columns: [...ofCustomers.columns, { column: 'metric' as const, values: [COUNTED_METRIC] }],
  }
  const [shares, causes, held, over] = await Promise.all([
    sumShares(pool, counted, reading),
    countBreachCauses(pool, ofCustomers, reading),
    countBreachesHeld(pool, ofCustomers, reading),
    overByHolder(deps, tools, ofThose),
  ])
  return parties.map(({ id, name }) => {
    const agreements = tree.filter(({ agreement }) => isProviderOf(agreement, id))
    const own = agreements.filter(({ agreement }) => agreement.kind !== 'customer')
    const ofParty = shares.filter(({ holder }) => holder === id)
    return {
      ...{ id, name, agreements },
      open: sumOf(own, (node) => node.open),
      atRisk: sumOf(own, (node) => node.atRisk),
      breachedOpen: sumOf(own, (node) => node.breachedOpen),
      heldMs: sumOf(ofParty, ({ ms }) => ms),
      vendorMs: sumOf(ofParty, ({ ms, vendor }) => (vendor ? ms : 0)),
      breachesCaused: sumOf(causes, ({ holder, breaches }) => (holder === id ? breaches : 0)),
      overBudgetMs: over.get(id) ?? 0,
      customerBreachesHeld: held.get(id) ?? 0,
    }
  })
}

/** By how much a question's clocks overran, by the party that had most of each. */
async function overByHolder(
  deps: ReadDeps,
  tools: AttributionDeps,
  question: ClockQuestion,
): Promise<ReadonlyMap<string | null, number>> {
  const over = new Map<string | null, number>()
  for await (const { clock, overrunMs } of overrunsOf(deps, tools, question)) {
    const { holder } = mainHolderOf(clock, 'party')
    over.set(holder, (over.get(holder) ?? 0) + overrunMs)
  }
  return over
}

const isProviderOf = ({ parties }: AgreementBrief, id: string): boolean =>
  parties.some((party) => party.id === id && party.role !== 'customer')

function partiesOf(
  briefs: readonly AgreementBrief[],
): readonly { readonly id: string; readonly name: string }[] {
  const names = new Map<string, string>()
  for (const { state, parties } of briefs) {
    if (NEVER_IN_FORCE.has(state)) continue
    for (const { id, name, role } of parties) if (role !== 'customer') names.set(id, name)
  }
  return [...names].map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name))
}

const sumOf = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((total, item) => total + of(item), 0)
