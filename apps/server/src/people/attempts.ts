import { createHash } from 'node:crypto'
import { isIPv6 } from 'node:net'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

const WINDOW_SECONDS = 15 * 60
/** Wrong passwords of one account from one address, and of one address for whatever account, in that time. */
const PER_ACCOUNT = 10
const PER_ADDRESS = 100

/** Counts tries at passwords, per server instance. The same for accounts that are there and that are not. */
export interface Attempts {
  /** Takes a try; answers how long to wait when there are none left, else null. */
  take(account: string, address: string): Promise<Wait | null>
  /** The try was right: it does not count. */
  forgive(account: string, address: string): Promise<void>
}

export interface Wait {
  readonly seconds: number
  /** The first refusal since it was let in last: the ones after it are more of the same. */
  readonly isFirst: boolean
}

export function createAttempts(): Attempts {
  const perAccount = new RateLimiterMemory({ points: PER_ACCOUNT, duration: WINDOW_SECONDS })
  const perAddress = new RateLimiterMemory({ points: PER_ADDRESS, duration: WINDOW_SECONDS })
  const keyOf = (account: string, address: string) =>
    createHash('sha256')
      .update(`${networkOf(address)}\n${account.trim().toLowerCase()}`)
      .digest('base64url')
  return {
    take: async (account, address) =>
      (await waitOf(perAddress, networkOf(address))) ?? waitOf(perAccount, keyOf(account, address)),
    async forgive(account, address) {
      await perAddress.reward(networkOf(address))
      await perAccount.delete(keyOf(account, address))
    },
  }
}

async function waitOf(limiter: RateLimiterMemory, key: string): Promise<Wait | null> {
  try {
    await limiter.consume(key)
    return null
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused
    const { msBeforeNext, consumedPoints } = refused
    return { seconds: Math.ceil(msBeforeNext / 1_000), isFirst: consumedPoints === limiter.points + 1 }
  }
}

/** One customer of a network has 2⁶⁴ addresses of IPv6; they count as one. */
export function networkOf(address: string): string {
  if (!isIPv6(address) || address.includes('.')) return address
  const [head, tail] = address.split('::').map((part) => (part === '' ? [] : part.split(':')))
  const zeros = tail === undefined ? [] : Array(8 - head!.length - tail.length).fill('0')
  return [...head!, ...zeros, ...(tail ?? [])].slice(0, 4).join(':')
}
