import { activationDetail, type Cause, type Instant, resolveTerms, SYSTEM } from '@tenggat/domain'
import type { PoolClient } from 'pg'
import type { AgreementVersionRow } from '../../store/records.js'
import { listCalendarRevisions } from '../calendars/calendars.js'
import { runsSame, sealRunning } from '../contentHash.js'
import { listFollowers } from '../readAgreements.js'
import { AgreementCase } from './agreementCase.js'
import { isInForce, readReferences } from './readReferences.js'
import { supersedeOthers } from './settleCase.js'

/** Brings along what follows an agreement of which another version came into force in this case. */
export async function followTurns(agreement: AgreementCase, clock: { now(): Instant }): Promise<void> {
  for (const { version, at, action } of agreement.fresh) {
    const state = agreement.versionContext(version)?.status.state
    if (action !== 'tookEffect' && (action !== 'activated' || state === 'scheduled')) continue
    await follow(agreement.client, { kind: 'level', id: agreement.id, version }, at, clock)
  }
}

/**
 * Gives every agreement that follows `cause` and would now run differently a new version: the same terms, signed as they are,
 * resolved anew, in force from `at` in place of the one that ran before. What follows those comes next.
 * @returns the versions made, and those that go on as they run because their terms cannot run with what they follow as it is now
 */
export async function follow(
  client: PoolClient,
  cause: Cause,
  at: Instant,
  clock: { now(): Instant },
): Promise<{
  readonly made: readonly AgreementVersionRow[]
  readonly leftBehind: readonly AgreementVersionRow[]
}> {
  const made: AgreementVersionRow[] = []
  const leftBehind: AgreementVersionRow[] = []
  for (const id of await listFollowers(client, cause.kind, cause.id)) {
    const follower = await AgreementCase.open(client, id, clock)
    // What cannot be read is not brought along: it goes on as it runs, and its start-up line says so.
    if (follower.unread !== undefined) continue
    const status = follower.versions.filter((row) => refersTo(row, cause) && bindsFrom(row, at) !== null)
    for (const row of status) {
      const version = await renew(follower, row, cause, at)
      if (version === 'unfit') leftBehind.push(row)
      else if (version !== null) made.push(follower.version(version)!)
    }
    if (await follower.save()) await followTurns(follower, clock)
  }
  return { made, leftBehind }
}

/** A version that binds again after a while runs by what it follows as that stands now, in a version of its own if need be. */
export async function catchUp(agreement: AgreementCase, number: number): Promise<void> {
  const row = agreement.version(number)!
  const { parent, calendars } = row.terms
  const references = await readReferences(agreement.client, row.terms, agreement.now)
  const above = parent === null || parent.version !== null ? null : references.agreement(parent)
  const ids = Object.values(calendars).flatMap((each) =>
    'use' in each && each.revision === null ? [each.use] : [],
  )
  const [newest] = (await listCalendarRevisions(agreement.client, ids)).toReversed()
  const cause: Cause | null =
    above !== null && above.version !== row.running!.levels[0]?.version
      ? { kind: 'level', id: above.terms.id, version: above.version }
      : newest === undefined
        ? null
        : { kind: 'calendar', id: newest.calendarId, revision: newest.revision }
  if (cause !== null) await renew(agreement, row, cause, agreement.now)
}

/** From when on, not before `at`, a version binds; null when it never does again. */
function bindsFrom(row: AgreementVersionRow, at: Instant): Instant | null {
  if (isInForce(row, at)) return at
  const ahead = row.inForce.find(([from]) => from !== null && from > at)
  return ahead?.[0] ?? null
}

function refersTo({ terms, running }: AgreementVersionRow, cause: Cause): boolean {
  if (running === null) return false
  if (cause.kind === 'level') return terms.parent?.agreement === cause.id && terms.parent.version === null
  return Object.values(terms.calendars).some(
    (calendar) => 'use' in calendar && calendar.use === cause.id && calendar.revision === null,
  )
}

async function renew(
  follower: AgreementCase,
  row: AgreementVersionRow,
  cause: Cause,
  at: Instant,
): Promise<number | 'unfit' | null> {
  const from = bindsFrom(row, at)!
  const resolved = resolveTerms(row.terms, await readReferences(follower.client, row.terms, from))
  if (!resolved.ok) return 'unfit'
  if (runsSame(row, resolved.value)) return null
  const runs = sealRunning(resolved.value)
  const version = follower.newest!.version + 1
  const { revision } = row
  const former = follower.versionContext(row.version)!.status
  follower.put({
    ...{ ...row, ...runs, version, inForce: [], cause: { ...cause } },
    ...{ recordedAt: follower.now, recordedBy: SYSTEM.principal, activatedAt: follower.now },
  })
  const hashes = { contentHash: row.contentHash, runningHash: runs.runningHash, revision }
  const detail = activationDetail(resolved.value, hashes, from, cause, former)
  follower.append({ version, at, actor: SYSTEM, action: 'activated', detail })
  if (from <= at) supersedeOthers(follower, version, at)
  else follower.append({ version: row.version, at, actor: SYSTEM, action: 'withdrawn', detail: {} })
  return version
}
