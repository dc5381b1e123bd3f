import {
  type AgreementChange,
  type AgreementEntry,
  type ChainCheck,
  checkEntries,
  diffTerms,
  type Instant,
  type LogCheck,
  type ReadinessCode,
  type ReadinessProblem,
  resolveTerms,
} from '@tenggat/domain'
import type { RequestContext } from '../graphql/context.js'
import type { PageRequest } from '../reads/page.js'
import { createBatchLoader, type ReadDeps } from '../reads/readDeps.js'
import type { CalendarRevisionRow } from '../store/agreementRecords.js'
import { groupBy } from '../store/groupBy.js'
import type { AgreementVersionRow } from '../store/records.js'
import { seesAgreement } from '../tenancy/visibility.js'
import { listEntries } from './agreementEntries.js'
import {
  type AgreementSummary,
  type AgreementView,
  summaryOf,
  type VersionSummary,
  versionSummaryOf,
  viewOf,
} from './agreementView.js'
import { listCalendarRevisions } from './calendars/calendars.js'
import { calendarUsers } from './calendarUsers.js'
import { sha256 } from './hashes.js'
import type { Actor } from './lifecycle/actor.js'
import { statusesOf } from './lifecycle/adoptOldVersions.js'
import { chainOf } from './lifecycle/chainOf.js'
import type { Lifecycle } from './lifecycle/lifecycle.js'
import { readinessOf, startOf } from './lifecycle/readinessOf.js'
import { isInForce, readReferences } from './lifecycle/readReferences.js'
import { AWAITED_STEPS, type AwaitedStep, stepsOpenTo, type VersionContext } from './lifecycle/steps.js'
import {
  listAccountEmails,
  listAgreementVersions,
  listInForce,
  listPresentAgreements,
  listVersionsNaming,
} from './readAgreements.js'
import { type StakeholderView, stakeholdersOf } from './versionViews.js'

/** A shared calendar in its newest revision, with the agreements that refer to it. */
export type SharedCalendar = Omit<CalendarRevisionRow, 'calendarId'> & {
  readonly id: string
  readonly usedBy: readonly AgreementSummary[]
}

/** Agreements, their versions and their logs, as far as the viewer may see them. */
export interface AgreementReads {
  /** Of each agreement the version in force, else the newest; by id. `after` is the id before the first. */
  list(page: PageRequest): Promise<readonly AgreementView[]>
  /** @param version null for the one in force, else the newest */
  find(id: string, version: number | null): Promise<AgreementView | null>
  /** Oldest first. */
  entriesOf(id: string): Promise<readonly AgreementEntry[]>
  /** Newest first. */
  rowsOf(id: string): Promise<readonly AgreementVersionRow[]>
  versionsOf(id: string): Promise<readonly VersionSummary[]>
  /** The levels right below, and those that stand behind it. */
  childrenOf(id: string): Promise<readonly AgreementSummary[]>
  /** A version with where its log says it stands; null when it cannot be seen. */
  versionContext(id: string, version: number): Promise<VersionContext | null>
  /** What stands in the way of a draft's next step up to being in force. Of what it refers to, only those are told who may see all. */
  readiness(id: string, version: number): Promise<readonly ReadinessProblem[]>
  /** Who is to approve or sign and cannot sign in; told only to who may see all. */
  withoutAccount(id: string, version: number): Promise<readonly StakeholderView[]>
  /** What waits for a person, the latest first; at most fifty. */
  waitingFor(actor: Actor): Promise<readonly WaitingStep[]>
  /** @param version null for the one in force, else the newest */
  checkChain(id: string, version: number | null): Promise<ChainCheck | null>
  /** Null when either version cannot be seen. */
  diff(id: string, from: number, to: number): Promise<readonly AgreementChange[] | null>
  checkLog(id: string): Promise<LogCheck | null>
  calendars(): Promise<readonly SharedCalendar[]>
}

/** A step that waits for somebody. */
export interface WaitingStep {
  readonly agreementId: string
  readonly version: number
  readonly title: string
  readonly step: AwaitedStep
}
const MOST_WAITING = 50

export interface AgreementContext extends RequestContext {
  readonly reads: { readonly agreements: AgreementReads }
  readonly lifecycle: Lifecycle
}

export function createAgreementReads({ pool, visibility, now }: ReadDeps): AgreementReads {
  const entries = createBatchLoader<readonly AgreementEntry[]>(
    async (ids) => groupBy(await listEntries(pool, ids), (entry) => entry.agreementId),
    [],
  )
  const rows = createBatchLoader<readonly AgreementVersionRow[]>(
    async (ids) => groupBy(await listAgreementVersions(pool, ids), (row) => row.agreementId),
    [],
  )
  const rowsOf = async (id: string) => (seesAgreement(visibility, id) ? rows(id) : [])
  const entriesOf = async (id: string) => (seesAgreement(visibility, id) ? entries(id) : [])
  const versionContext = async (id: string, version: number): Promise<VersionContext | null> => {
    const row = (await rowsOf(id)).find((each) => each.version === version)
    if (row === undefined) return null
    const statuses = statusesOf(await rowsOf(id), await entriesOf(id))
    return {
      row,
      status: statuses.get(version)!,
      states: [...statuses.values()].map(({ state }) => state),
    }
  }
  let present: Promise<readonly AgreementVersionRow[]> | null = null
  const presentRows = () => {
    present ??= listPresentAgreements(pool, now).then((all) =>
      all.filter((row) => seesAgreement(visibility, row.agreementId)),
    )
    return present
  }
  return {
    rowsOf,
    entriesOf,
    async list(page) {
      const ids = visibility === null ? null : [...visibility.agreements]
      return (await listPresentAgreements(pool, now, ids, page)).map(viewOf)
    },
    async find(id, version) {
      const row = chosen(await rowsOf(id), version, now)
      return row === undefined ? null : viewOf(row)
    },
    versionsOf: async (id) => (await rowsOf(id)).map(versionSummaryOf),
    childrenOf: async (id) => (await presentRows()).filter((row) => isBelow(row, id)).map(summaryOf),
    versionContext,
    async readiness(id, version) {
      const found = await versionContext(id, version)
      if (found === null || found.row.runningContent !== null || found.row.state === 'withdrawn') return []
      if (found.row.unread.length > 0) return []
      const statuses = [...statusesOf(await rowsOf(id), await entriesOf(id)).values()]
      const problems = await readinessOf(pool, found, statuses, startOf(found.row, now))
      return visibility === null ? problems : problems.filter(({ code }) => OF_PEOPLE.has(code))
    },
    async withoutAccount(id, version) {
      const found = visibility === null ? await versionContext(id, version) : null
      if (found === null || found.row.runningContent !== null) return []
      const asked = stakeholdersOf(found).filter(({ approves, signs }) => approves || signs)
      const known = await listAccountEmails(
        pool,
        asked.flatMap(({ email }) => email ?? []),
      )
      return asked.filter(({ email }) => email === null || !known.has(email.toLowerCase()))
    },
    async waitingFor(actor) {
      if (actor.person === null) return []
      const named = await listVersionsNaming(pool, actor.person.email, MOST_WAITING)
      const steps = await Promise.all(
        named.map(async ({ agreementId, version, terms }) => {
          const found = await versionContext(agreementId, version)
          const open = found === null ? [] : stepsOpenTo(actor, found)
          const { title } = terms
          return AWAITED_STEPS.filter((step) => open.includes(step)).map((step) => ({
            ...{ agreementId, version, title, step },
          }))
        }),
      )
      return steps.flat()
    },
    async checkChain(id, version) {
      const row = chosen(await rowsOf(id), version, now)
      if (row === undefined) return null
      if (row.unread.length > 0) return { fits: false, routes: [] }
      const resolved = row.running ?? resolveTerms(row.terms, await readReferences(pool, row.terms, now))
      const running = 'ok' in resolved ? (resolved.ok ? resolved.value : null) : resolved
      if (running === null) return { fits: false, routes: [] }
      return chainOf({ running, version: row.version }, await listInForce(pool, now), now)
    },
    async diff(id, from, to) {
      const versions = await rowsOf(id)
      const [before, after] = [from, to].map((number) => versions.find((row) => row.version === number))
      if (before === undefined || after === undefined) return null
      return [before, after].some(({ unread }) => unread.length > 0)
        ? null
        : diffTerms(before.terms, after.terms)
    },
    async checkLog(id) {
      if ((await rowsOf(id)).length === 0) return null
      return checkEntries(await entriesOf(id), sha256)
    },
    async calendars() {
      const all = sharedCalendars(await listCalendarRevisions(pool), await presentRows())
      return visibility === null ? all : all.filter(({ usedBy }) => usedBy.length > 0)
    },
  }
}

/** What people still have to do; the rest speaks of agreements that a party may not see. */
const OF_PEOPLE: ReadonlySet<ReadinessCode> = new Set<ReadinessCode>([
  'missingApproval',
  'missingSignature',
  'staleSignature',
  'missingGoal',
])

function chosen(
  rows: readonly AgreementVersionRow[],
  version: number | null,
  at: Instant,
): AgreementVersionRow | undefined {
  if (version !== null) return rows.find((row) => row.version === version)
  return rows.find((row) => isInForce(row, at)) ?? rows[0]
}

const isBelow = ({ terms }: AgreementVersionRow, id: string): boolean =>
  terms.parent?.agreement === id || terms.supports.includes(id)

function sharedCalendars(
  revisions: readonly CalendarRevisionRow[],
  present: readonly AgreementVersionRow[],
): readonly SharedCalendar[] {
  const newest = new Map(revisions.map((row) => [row.calendarId, row]))
  return [...newest.values()].map(({ calendarId: id, ...row }) => ({
    ...row,
    id,
    usedBy: calendarUsers(id, present),
  }))
}
