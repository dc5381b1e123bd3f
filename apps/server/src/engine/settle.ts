import type { Instant } from '@tenggat/domain'
import type { DueClocks } from '../store/queries/engineDue.js'
import { commit, type EngineDeps } from './engineDeps.js'
import { SETTLED_PER_TRANSACTION, type Settlement, settleBatch } from './settleBatch.js'

/**
 * Settles everything due before `before`, batch after batch, in deadline order; while one is being written, the next is claimed
 * and judged. Answers how many clocks it stepped.
 */
export async function settle(deps: EngineDeps, due: DueClocks, before: Instant): Promise<number> {
  let settled = 0
  let batch: Batch | null = beginBatch(deps, due, before, null)
  while (batch !== null) {
    const isFollowed: boolean = (await batch.followable) && !batch.failed.aborted
    const next: Batch | null = isFollowed ? beginBatch(deps, due, before, batch) : null
    const done: Settlement = await batch.end.catch(async (error) => {
      await next?.end.catch(() => undefined)
      throw error
    })
    settled += done.settled
    const isMore = done.claimed === SETTLED_PER_TRANSACTION && done.settled > 0
    batch = next ?? (isMore ? beginBatch(deps, due, before, null) : null)
  }
  return settled
}

/** A batch under way. At most one follows it. */
interface Batch {
  /** Resolves once it is known whether the next may begin while this one is written. */
  readonly followable: Promise<boolean>
  /** Committed. */
  readonly end: Promise<Settlement>
  /** Aborted when an attempt has failed: clocks of the next may now be its own. */
  readonly failed: AbortSignal
  /** Ends when what follows has let go of its clocks; waited for before this one claims anew. */
  follower: Promise<unknown> | null
}

/** An attempt of the batch before has failed: this one is undone and begins anew behind it. */
class Overtaken extends Error {}

function beginBatch(deps: EngineDeps, due: DueClocks, before: Instant, leader: Batch | null): Batch {
  const failing = new AbortController()
  const fail = async () => {
    failing.abort()
    await batch.follower
  }
  let onJudged: (isFollowable: boolean) => void
  const followable = new Promise<boolean>((resolve) => {
    onJudged = resolve
  })
  const attempt = (leading: Batch | null) => {
    const reached = async () => {
      if (leading !== null && !(await isCommitted(leading))) throw new Overtaken()
    }
    return commit(deps, (client) => settleBatch(deps, client, due, before, { onJudged, reached }), fail)
  }
  const run = async () => {
    if (leader === null) return attempt(null)
    const first = attempt(leader)
    leader.follower = first.catch(() => undefined)
    return first.catch(async (error) => {
      if (!(error instanceof Overtaken)) throw error
      await fail()
      await leader.end
      return attempt(null)
    })
  }
  const end = run().finally(() => onJudged(false))
  // It may fail before anybody waits for it.
  end.catch(() => undefined)
  const batch: Batch = { followable, end, failed: failing.signal, follower: null }
  return batch
}

/** False once an attempt of it has failed, whatever becomes of the next. */
const isCommitted = ({ failed, end }: Batch): Promise<boolean> =>
  new Promise((resolve) => {
    if (failed.aborted) resolve(false)
    failed.addEventListener('abort', () => resolve(false), { once: true })
    end.then(
      () => resolve(true),
      () => resolve(false),
    )
  })
