import type { Log } from '../logger.js'
import type { Scope } from '../store/records.js'
import type { Tokens } from '../tokens/tokens.js'
import { SERVER } from '../viewer/viewer.js'
import { keepFirst, readKept, replaceKept } from './keptJson.js'

/** The tokens of the house: made at the first start, so that there is a way in. */
export interface FirstTokens {
  readonly admin: string
  /** Reads everything, changes nothing: the manager's. */
  readonly read: string
  /** The simulated floor's. */
  readonly ingest: string
  /** The wall's: shows the board of all customers' clocks, and nothing else. */
  readonly display: string
  /** The link of a customer of the simulated floor; left out where the floor never ran. */
  readonly customer?: string
}

type Name = keyof FirstTokens
/** A customer of the floor, as its tickets and agreement name it. */
const CUSTOMER = { agreementId: ['bank-arunika'], customer: ['Bank Arunika'] }
const HOUSE = {
  admin: { name: 'admin of the first start', scopes: ['admin'], board: null },
  read: { name: 'manager of the first start', scopes: ['read'], board: null },
  ingest: { name: 'simulated floor', scopes: ['ingest'], board: null },
  display: { name: 'wall of the first start', scopes: ['display'], board: { agreementKind: ['customer'] } },
  customer: { name: 'customer of the simulated floor', scopes: ['customer'], board: CUSTOMER },
} as const satisfies Record<Name, { name: string; scopes: readonly Scope[]; board: object | null }>
const NAMES = Object.keys(HOUSE) as Name[]

export interface HouseTokens {
  readonly tokens: FirstTokens
  /** Nothing was kept before: whoever starts the server has not seen them yet. */
  readonly areNew: boolean
}

/**
 * Reads the tokens from `file`, or makes them and writes it (0600). The database keeps digests only; what the file holds
 * is made to work in whatever database this is. Instances that share the folder share the tokens, also when they start at
 * once. Where the file cannot be written the tokens are this process's own.
 */
export async function firstTokens(
  tokens: Tokens,
  file: string,
  chosenAdmin: string | null,
  hasFloor: boolean,
  log: Log,
): Promise<HouseTokens> {
  const kept = readKept<Partial<FirstTokens>>(file)
  const known = { ...kept, ...(chosenAdmin === null ? {} : { admin: chosenAdmin }) }
  const held: Partial<Record<Name, string>> = {}
  const minted: string[] = []
  for (const name of NAMES) {
    const text = known[name]
    if (name === 'customer' && text === undefined && !hasFloor) continue
    if (text !== undefined) await tokens.adopt(text, inputOf(name), SERVER)
    const made = text === undefined ? await tokens.mint(inputOf(name), SERVER) : null
    if (made !== null) minted.push(made.row.id)
    held[name] = text ?? made!.secret!
  }
  const house = held as FirstTokens
  try {
    if (kept === null && keepFirst(file, house) === 'another was first') {
      for (const id of minted) await tokens.revoke(id, SERVER)
      return firstTokens(tokens, file, chosenAdmin, hasFloor, log)
    }
    if (kept !== null && NAMES.some((name) => kept[name] !== house[name])) replaceKept(file, house)
  } catch (error) {
    log.warn({ err: error }, `the tokens could not be kept in ${file}; the next start makes new ones`)
  }
  return { tokens: house, areNew: kept === null }
}

function inputOf(name: Name) {
  const { scopes, ...rest } = HOUSE[name]
  return { ...rest, scopes: [...scopes], expiresAt: null }
}
