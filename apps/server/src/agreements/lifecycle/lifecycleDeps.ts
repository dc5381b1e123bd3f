import type { Pool } from 'pg'
import type { Clockwork } from '../../clockwork.js'
import { inTransaction } from '../../store/inTransaction.js'
import { type Actor, sees } from './actor.js'
import { AgreementCase } from './agreementCase.js'
import { followTurns } from './followers.js'
import { NOT_FOUND, type NotAllowedNow, type NotFound, unreadable } from './outcomes.js'

/** What the use cases of the lifecycle work with. */
export interface LifecycleDeps {
  readonly pool: Pool
  readonly clockwork: Pick<Clockwork, 'now'>
  /** Has the engine take up what was recorded; called after every commit that changed something. */
  readonly reloadAgreements: () => Promise<void>
}

/**
 * One use case on one agreement in one transaction: `work` reads the case and appends to it. What follows the agreement is brought
 * along in the same transaction.
 */
export async function inAgreement<T extends object>(
  deps: LifecycleDeps,
  id: string,
  work: (agreement: AgreementCase) => T | Promise<T>,
): Promise<T> {
  const { outcome, changed } = await inTransaction(deps.pool, async (client) => {
    const agreement = await AgreementCase.open(client, id, deps.clockwork)
    const outcome = await work(agreement)
    const changed = await agreement.save()
    if (changed) await followTurns(agreement, deps.clockwork)
    return { outcome, changed }
  })
  if (changed) await deps.reloadAgreements()
  return outcome
}

/** The same for an actor: what the actor may not see does not exist. */
export function asActor<T extends object>(
  deps: LifecycleDeps,
  actor: Actor,
  id: string,
  work: (agreement: AgreementCase) => T | Promise<T>,
): Promise<T | NotFound | NotAllowedNow> {
  return inAgreement<T | NotFound | NotAllowedNow>(deps, id, (agreement) => {
    if (agreement.newest === undefined || !sees(actor, agreement.partyIds)) return NOT_FOUND
    return agreement.unread === undefined ? work(agreement) : unreadable(agreement.unread)
  })
}
