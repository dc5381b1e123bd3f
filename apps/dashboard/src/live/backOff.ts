const FIRST_CAP_MS = 500
const LAST_CAP_MS = 4_000

/**
 * How long to wait before connection attempt `attempt` (0 for the first retry): full jitter under a cap that doubles
 * up to four seconds: a thousand walls do not come back in the same instant, and each is back within six.
 */
export function backOffMs(attempt: number, random: number): number {
  return random * Math.min(LAST_CAP_MS, FIRST_CAP_MS * 2 ** Math.min(attempt, 10))
}
