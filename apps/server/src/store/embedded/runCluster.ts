import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Clockwork } from '../../clockwork.js'
import { type Cluster, initCluster, launchCluster } from './cluster.js'
import { type Postmaster, readPostmaster } from './postmaster.js'

const START_WITHIN_MS = 90_000

/** Failures that pass: another start was faster, a killed postmaster's children are not gone yet, the port was taken. */
const PASSING =
  /lock file "[^"]+" already exists|shared memory block|could not bind|could not create any TCP\/IP sockets|is being shut down/

/**
 * Adopts the PostgreSQL that runs on the data folder, or starts one on `port` (0: any free one).
 * Of several processes that try at once one starts it and the others adopt it.
 */
export async function runCluster(
  cluster: Cluster,
  port: number,
  clockwork: Clockwork,
): Promise<{ running: Postmaster; adopted: boolean }> {
  if (!existsSync(join(cluster.pgData, 'PG_VERSION'))) initCluster(cluster, clockwork)
  const giveUpAt = clockwork.monotonic() + START_WITHIN_MS
  let reason = 'another process holds it and does not become ready'
  while (clockwork.monotonic() < giveUpAt) {
    const present = readPostmaster(cluster.pgData)
    if (present?.ready) return { running: present, adopted: true }
    if (present === null) {
      const launch = await launchCluster(cluster, port, clockwork)
      if ('running' in launch) return { running: launch.running, adopted: false }
      reason = launch.failed
      if (!PASSING.test(reason)) break
    }
    await clockwork.pause(100)
  }
  throw new Error(`PostgreSQL did not start on ${cluster.pgData} (${cluster.binaries.folder}):\n${reason}`)
}
