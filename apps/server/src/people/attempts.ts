import { createHash } from 'node:crypto'
import { isIPv6 } from 'node:net'
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'

const WINDOW_SECONDS = 15 * 60
/** Wrong passwords of one account from one address, and of one address for whatever account, in that time. */
const PER_ACCOUNT = 10
const PER_ADDRESS = 100

/** Counts tries at passwords, per server instance. The same for accounts that are there and that are not. */
export interface Attempts {
  /** Takes a try; answers how long to wait in seconds when there are none left, else null. */
  take(account: string, address: string): Promise<number | null>
  /** The try was right: it does not count. */
  forgive(account: string, address: string): Promise<void>
}

export function createAttempts(): Attempts {
  const perAccount = new RateLimiterMemory({ points: PER_ACCOUNT, duration: WINDOW_SECONDS })
  const perAddress = new RateLimiterMemory({ points: PER_ADDRESS, duration: WINDOW_SECONDS })
  const keyOf = (account: string, address: string) =>
    createHash('sha256')
      .update(`${networkOf(address)}\n${account.trim().toLowerCase()}`)
      .digest('base64url')
  return {
    async take(account, address) {
      try {
        await perAddress.consume(networkOf(address))
        await perAccount.consume(keyOf(account, address))
        return null
      } catch (refused) {
        if (refused instanceof Error) throw refused
        return Math.ceil((refused as RateLimiterRes).msBeforeNext / 1_000)
      }
    },
    async forgive(account, address) {
      await perAddress.reward(networkOf(address))
      await perAccount.delete(keyOf(account, address))
    },
  }
}

/** One customer of a network has 2⁶⁴ addresses of IPv6; they count as one. */
export function networkOf(address: string): string {
  if (!isIPv6(address) || address.includes('.')) return address
  const [head, tail] = address.split('::').map((part) => (part === '' ? [] : part.split(':')))
  const zeros = tail === undefined ? [] : Array(8 - head!.length - tail.length).fill('0')
  return [...head!, ...zeros, ...(tail ?? [])].slice(0, 4).join(':')
}
