import type { Instant } from '@tenggat/domain'
import * as v from 'valibot'
import type { Task } from '../../jobs/task.js'
import { inTransaction } from '../../store/inTransaction.js'
import { enqueueDue, SETTLE_TASK } from '../agreementCases.js'
import { AgreementCase } from './agreementCase.js'
import { followTurns } from './followers.js'
import type { LifecycleDeps } from './lifecycleDeps.js'

const PAYLOAD = v.object({ agreementId: v.string(), dueAt: v.number() })

/**
 * Does what falls due by itself strictly before an instant: versions of the agreement take effect, are superseded, expire, are
 * terminated, each at its own instant. What follows a version that took effect is brought along. Safe to repeat, and on several
 * instances at once; every engine learns of it by the notification that comes with the commit.
 */
export async function settleAgreement(
  { pool, clockwork }: Pick<LifecycleDeps, 'pool' | 'clockwork'>,
  id: string,
  before: Instant,
): Promise<void> {
  await inTransaction(pool, async (client) => {
    const agreement = await AgreementCase.open(client, id, clockwork, before - 1)
    if (await agreement.save()) await followTurns(agreement, clockwork)
  })
}

/** A job for every agreement that something falls due for, enqueued whenever that changes. */
export function settleAgreementTask(deps: Pick<LifecycleDeps, 'pool' | 'clockwork'>): Task {
  return {
    name: SETTLE_TASK,
    async run(payload) {
      const { agreementId, dueAt } = v.parse(PAYLOAD, payload)
      // The database's clock has passed `dueAt`; ours may be a moment behind.
      await settleAgreement(deps, agreementId, Math.max(deps.clockwork.now(), dueAt + 1))
      return 'done'
    },
    sweep: () => enqueueDue(deps.pool),
  }
}
