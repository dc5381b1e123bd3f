import { checkStored, type Unread } from '../agreements/checkStored.js'
import type { Metrics } from '../http/metrics.js'
import type { Log } from '../logger.js'
import type { Part } from './parts.js'

export interface AgreementsCheck extends Part {
  /** Names the versions that cannot be read, one a sentence. */
  failing(): readonly string[]
}

/**
 * Beside everything else, once: names the versions that this release cannot read, and has the logs of agreements say which hashes are
 * of nothing that is on record.
 */
export function agreementsCheck(
  deps: Parameters<typeof checkStored>[0],
  metrics: Pick<Metrics, 'unread'>,
  log: Log,
): AgreementsCheck {
  let isStopped = false
  let checking: Promise<void> = Promise.resolve()
  let found: readonly Unread[] = []
  return {
    name: 'the check of agreements',
    start() {
      checking = checkStored(deps, () => isStopped).then(
        (unread) => {
          found = unread
          metrics.unread(unread.length)
          for (const each of unread) log.error(each, 'this release cannot read a version of an agreement')
        },
        (error) => log.error({ err: error }, 'the agreements on record could not be checked'),
      )
    },
    stop() {
      isStopped = true
      return checking
    },
    // Anybody may ask for the health of the server: what the documents say stays in the log.
    failing: () =>
      found.map(({ agreementId, version, needs }) => {
        const sentence = `version ${version} of the agreement ${agreementId} cannot be read`
        return needs === null ? sentence : `${sentence}: it needs ${needs}`
      }),
  }
}
