import { handToTime, settleSourceByTime } from '../store/queries/engineSources.js'
import { commit, type EngineDeps } from './engineDeps.js'
import { transact } from './transact.js'

const HANDED_PER_TRANSACTION = 2_000

/**
 * Takes a source from its watermark and gives it back to time: deadlines that have passed meanwhile are settled at once. When this
 * resolves, every clock of the source is time's again.
 */
export async function settleByTime(deps: EngineDeps, source: string): Promise<void> {
  await transact(deps.pool, deps.clockwork, (client) => settleSourceByTime(client, source))
  for (;;) {
    const { handed } = await commit(deps, async (client) => {
      const { handed, earliestAt } = await handToTime(client, source, HANDED_PER_TRANSACTION)
      return { head: null, earliestAt, handed }
    })
    if (handed < HANDED_PER_TRANSACTION) return
  }
}
