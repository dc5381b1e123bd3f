import { join } from 'node:path'
import { ACCOUNTS } from '@tenggat/floor'
import { chooseDataDir } from '../store/embedded/chooseDataDir.js'
import type { KeptPerson } from './firstPerson.js'
import type { FirstTokens } from './firstTokens.js'
import type { KeptPassword } from './floorPassword.js'
import { readKept } from './keptJson.js'

/** The accounts of the simulated floor, with the password they share. */
export interface FloorPeople {
  readonly password: string
  /** E-mail address, and who that is. */
  readonly accounts: readonly (readonly [email: string, part: string])[]
}

/** What lets people in. Whoever reads it may use it. */
export interface Links {
  readonly tokens: FirstTokens
  /** The person of the first start with the password made up then; null where another was chosen. */
  readonly person: KeptPerson | null
  /** Null where they have no accounts. */
  readonly floorPeople: FloorPeople | null
}

/** The files below the data folder, each for its owner only. */
export const KEPT_IN = { tokens: 'tokens.json', person: 'person.json', floor: 'floor.json' } as const

/**
 * What the first start kept below the data folder; null where none was started there. Whether a token was revoked or a password
 * changed since is not known here.
 * @param configuredDataDir TENGGAT_DATA_DIR, null when not set
 */
export function keptLinks(configuredDataDir: string | null): { links: Links | null; dataDir: string } {
  const dataDir = chooseDataDir(configuredDataDir, process.cwd())
  const fileOf = (part: keyof typeof KEPT_IN) => join(dataDir, KEPT_IN[part])
  const tokens = readKept<FirstTokens>(fileOf('tokens'))
  if (tokens === null) return { links: null, dataDir }
  const person = readKept<KeptPerson>(fileOf('person'))
  const floor = readKept<KeptPassword>(fileOf('floor'))
  const accounts = ACCOUNTS.map(({ email, part }) => [email, part] as const)
  const floorPeople = floor === null ? null : { password: floor.password, accounts }
  return { links: { tokens, person, floorPeople }, dataDir }
}

export function wallUrl(url: string, displayToken: string): string {
  return `${url}/wall/floor?token=${displayToken}`
}

/** The ways in, each with its name. */
export function linkLines(
  url: string,
  { tokens, person, floorPeople }: Links,
): readonly (readonly [name: string, value: string])[] {
  return [
    ['Wallboard', wallUrl(url, tokens.display)],
    ['Manager', `${url}/?token=${tokens.read}`],
    ...(tokens.customer === undefined ? [] : ([['Customer', `${url}/c#${tokens.customer}`]] as const)),
    ...(person === null
      ? []
      : ([['Sign in', `${url}/ as ${person.email}, password ${person.password}`]] as const)),
    ...(floorPeople === null ? [] : peopleLines(url, floorPeople)),
    ['Token', `${tokens.read} (reads everything)`],
  ]
}

function peopleLines(
  url: string,
  { password, accounts }: FloorPeople,
): readonly (readonly [string, string])[] {
  return [
    ['People', `${url}/ with the password ${password} as`],
    ...accounts.map(([email, part]) => ['', `  ${email} (${part})`] as const),
  ]
}
