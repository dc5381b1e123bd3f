import type { Alarm, Clockwork } from '../../clockwork.js'
import type { Cluster } from './cluster.js'
import { isPostgres, type Postmaster } from './postmaster.js'
import { runCluster } from './runCluster.js'

const LOOK_EVERY_MS = 250
const LONGEST_BACK_OFF_MS = 15_000

/**
 * Starts a PostgreSQL that died (killed, out of memory, disk full) again, on the same port so that open pools find it;
 * after a failed try waits twice as long. Two servers that watch one data folder end up with one PostgreSQL.
 */
export function superviseCluster(
  cluster: Cluster,
  first: Postmaster,
  clockwork: Clockwork,
  onNotice: (notice: string) => void = () => undefined,
): Alarm {
  let pid = first.pid
  let cancelled = false
  let backOffMs = LOOK_EVERY_MS
  let next: Alarm

  const look = async () => {
    if (!isPostgres(pid)) {
      onNotice(`PostgreSQL (process ${pid}) is gone; starting it again`)
      try {
        pid = (await runCluster(cluster, first.port, clockwork)).running.pid
        backOffMs = LOOK_EVERY_MS
        onNotice(`PostgreSQL runs again as process ${pid}`)
      } catch (error) {
        backOffMs = Math.min(backOffMs * 2, LONGEST_BACK_OFF_MS)
        onNotice((error as Error).message)
      }
    }
    if (!cancelled) next = clockwork.after(backOffMs, look)
  }
  next = clockwork.after(backOffMs, look)
  return {
    cancel: () => {
      cancelled = true
      next.cancel()
    },
  }
}
