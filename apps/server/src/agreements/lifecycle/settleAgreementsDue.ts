import type { Instant } from '@tenggat/domain'
import { inTransaction } from '../../store/inTransaction.js'
import { listDueAgreements } from '../agreementCases.js'
import { AgreementCase } from './agreementCase.js'
import { followTurns } from './followers.js'
import type { LifecycleParts } from './lifecycleParts.js'

/** A database that is away fails them all; so many are not tried in vain. */
const MOST_FAILURES = 20

/**
 * Does what falls due by itself strictly before an instant: versions take effect, are superseded, expire, are terminated, each at
 * its own instant. What follows a version that took effect is brought along. Safe to repeat, and on several instances at once. One
 * that fails keeps no other from being settled.
 * @returns for how many agreements something was due
 * @throws AggregateError when some could not be settled
 */
export async function settleAgreementsDue(parts: LifecycleParts, before: Instant): Promise<number> {
  const due = await listDueAgreements(parts.pool, before)
  const failures: unknown[] = []
  for (const id of due) {
    if (failures.length >= MOST_FAILURES) break
    await settleOne(parts, id, before).catch((error) => failures.push(error))
  }
  if (due.length > failures.length) await parts.reloadAgreements()
  if (failures.length > 0)
    throw new AggregateError(failures, `${failures.length} agreements cannot be settled`)
  return due.length
}

async function settleOne({ pool, clockwork }: LifecycleParts, id: string, before: Instant): Promise<void> {
  await inTransaction(pool, async (client) => {
    const agreement = await AgreementCase.open(client, id, clockwork, before - 1)
    if (await agreement.save()) await followTurns(agreement, clockwork)
  })
}
