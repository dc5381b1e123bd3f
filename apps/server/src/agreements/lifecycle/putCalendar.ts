import { type CalendarDefinition, canonicalJson, parseCalendar } from '@tenggat/domain'
import type { PoolClient } from 'pg'
import type { CalendarRevisionRow } from '../../store/agreementRecords.js'
import { inTransaction } from '../../store/inTransaction.js'
import { lockAgreements } from '../agreementCases.js'
import { type AgreementSummary, summaryOf } from '../agreementView.js'
import { insertCalendarRevision, listCalendarRevisions } from '../calendars/calendars.js'
import { calendarUsers } from '../calendarUsers.js'
import { listPresentAgreements } from '../readAgreements.js'
import type { Actor } from './actor.js'
import { follow } from './followers.js'
import type { LifecycleDeps } from './lifecycleDeps.js'
import { type InvalidDocument, invalidDocument } from './outcomes.js'

export interface CalendarInput {
  readonly id: string
  readonly definition: unknown
  readonly dryRun: boolean
}

/** A calendar as it stands now, or would. */
export interface StoredCalendar {
  readonly calendar: Omit<CalendarRevisionRow, 'calendarId'> & {
    readonly id: string
    readonly usedBy: readonly AgreementSummary[]
  }
  readonly dryRun: boolean
  /** The agreements that run by it from now on, each in a version of its own. */
  readonly followers: readonly AgreementSummary[]
  /** Those that follow it and cannot run by it: they go on with the hours they have. */
  readonly leftBehind: readonly AgreementSummary[]
}

export type CalendarOutcome = (StoredCalendar & { readonly outcome: 'CalendarStored' }) | InvalidDocument

const ID = /^[A-Za-z0-9][\w.-]{0,99}$/

/** Undoes a trial. */
class DryRun<Outcome> extends Error {
  constructor(readonly outcome: Outcome) {
    super('only a trial')
  }
}

/**
 * Records a shared calendar as its next revision, unless the newest one says the same, and brings along every agreement that
 * follows it: from this instant on they bind new tickets in a new version with the new hours.
 */
export async function putCalendar(
  deps: LifecycleDeps,
  actor: Actor,
  input: CalendarInput,
): Promise<CalendarOutcome> {
  const parsed = parseCalendar(input.definition, ['definition'])
  if (!parsed.ok) return invalidDocument(parsed.problems)
  if (!ID.test(input.id)) {
    const message = 'the id does not do'
    return invalidDocument([
      { code: 'badId', path: ['id'], message, expected: 'letters, digits, "-", "_" and "."' },
    ])
  }
  return storeUnlessTried(deps, input.dryRun, async (client) => ({
    ...{ outcome: 'CalendarStored', dryRun: input.dryRun },
    ...(await storeCalendar(client, deps, actor, input.id, parsed.value)),
  }))
}

/** Does the work in one transaction, and undoes it where only a trial was asked for. */
export async function storeUnlessTried<Outcome>(
  deps: LifecycleDeps,
  dryRun: boolean,
  work: (client: PoolClient) => Promise<Outcome>,
): Promise<Outcome> {
  try {
    const outcome = await inTransaction(deps.pool, async (client) => {
      await lockAgreements(client)
      const done = await work(client)
      if (dryRun) throw new DryRun(done)
      return done
    })
    await deps.reloadAgreements()
    return outcome
  } catch (error) {
    if (error instanceof DryRun) return error.outcome as Outcome
    throw error
  }
}

/** Expects the agreements to be locked. */
export async function storeCalendar(
  client: PoolClient,
  { clockwork }: LifecycleDeps,
  actor: Actor,
  id: string,
  definition: CalendarDefinition,
): Promise<Omit<StoredCalendar, 'dryRun'>> {
  const newest = (await listCalendarRevisions(client, [id])).at(-1)
  const isNew = newest === undefined || canonicalJson(newest.definition) !== canonicalJson(definition)
  const row: CalendarRevisionRow = isNew
    ? {
        ...{ calendarId: id, revision: (newest?.revision ?? 0) + 1, definition },
        ...{ recordedAt: clockwork.now(), recordedBy: actor.principal },
      }
    : newest
  if (isNew) await insertCalendarRevision(client, row)
  const cause = { kind: 'calendar', id, revision: row.revision } as const
  const followed = isNew
    ? await follow(client, cause, row.recordedAt, clockwork)
    : { made: [], leftBehind: [] }
  const present = await listPresentAgreements(client, row.recordedAt)
  const { calendarId, ...rest } = row
  return {
    calendar: { ...rest, id: calendarId, usedBy: calendarUsers(id, present) },
    followers: followed.made.map(summaryOf),
    leftBehind: followed.leftBehind.map(summaryOf),
  }
}
