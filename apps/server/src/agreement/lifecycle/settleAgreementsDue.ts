import type { Instant } from '@tenggat/domain'
import { inTransaction } from '../../store/inTransaction.js'
import { listDueAgreements } from '../../store/queries/agreementCases.js'
import { AgreementCase } from './agreementCase.js'
import { followTurns } from './followers.js'
import type { LifecycleParts } from './lifecycleParts.js'

/**
 * Does what falls due by itself strictly before an instant: versions take effect, are superseded, expire, are terminated, each at
 * its own instant. What follows a version that took effect is brought along. Safe to repeat, and on several instances at once.
 * @returns for how many agreements something was due
 */
export async function settleAgreementsDue(parts: LifecycleParts, before: Instant): Promise<number> {
  const due = await listDueAgreements(parts.pool, before)
  for (const id of due) {
    await inTransaction(parts.pool, async (client) => {
      const agreement = await AgreementCase.open(client, id, parts.clockwork, before - 1)
      if (await agreement.save()) await followTurns(agreement, parts.clockwork)
    })
  }
  if (due.length > 0) await parts.reloadAgreements()
  return due.length
}
