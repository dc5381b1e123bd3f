import { hash, verify } from '@node-rs/argon2'

/** What it costs to hash a password, and to try one. */
export interface PasswordCost {
  /** KiB */
  readonly memoryCost: number
  readonly timeCost: number
  readonly parallelism: number
}

/** argon2id is the library's default; 19 MiB and two passes are what OWASP asks for at least. */
export const PASSWORD_COST: PasswordCost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
/** Hashing holds a thread of Node's pool for tens of milliseconds; files and names are looked up on the same pool. */
const AT_ONCE = 2
const MOST_WAITING = 50

export const SHORTEST_PASSWORD = 12
export const LONGEST_PASSWORD = 200

export interface Passwords {
  hash(password: string): Promise<string>
  /**
   * Whether the password is the hashed one. Takes as long when there is no hash to compare with, so that nobody learns from the time
   * which accounts there are. Throws TooBusy when too many wait.
   */
  matches(kept: string | null, password: string): Promise<boolean>
}

export class TooBusy extends Error {}

export function createPasswords(randomToken: () => string, cost: PasswordCost = PASSWORD_COST): Passwords {
  let running = 0
  const waiting: (() => void)[] = []
  const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= AT_ONCE) {
      if (waiting.length >= MOST_WAITING) throw new TooBusy('too many passwords are being checked')
      await new Promise<void>((resolve) => waiting.push(resolve))
    } else running++
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next === undefined) running--
      else next()
    }
  }
  const make = (password: string) => inTurn(() => hash(password, cost))
  let nobodys: Promise<string> | null = null
  const hashOfNobody = () => {
    nobodys ??= make(randomToken()).catch((error) => {
      nobodys = null
      throw error
    })
    return nobodys
  }
  return {
    hash: make,
    async matches(kept, password) {
      const against = kept ?? (await hashOfNobody())
      return (await inTurn(() => verify(against, password))) && kept !== null
    },
  }
}
