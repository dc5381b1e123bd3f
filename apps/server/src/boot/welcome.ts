import type { KeptPerson } from './firstPerson.js'
import type { FirstTokens } from './firstTokens.js'

/** The accounts of the simulated floor, with the password they share. */
export interface FloorPeople {
  readonly password: string
  /** E-mail address, and who that is. */
  readonly accounts: readonly (readonly [email: string, part: string])[]
}

export interface Welcome {
  /** `http://127.0.0.1:4000` */
  readonly url: string
  readonly version: string
  readonly tokens: FirstTokens
  readonly tokensFile: string
  /** The person of the first start while its password is still the one made up then; null else. */
  readonly person: KeptPerson | null
  /** null where they have no accounts, or a password of their own by now. */
  readonly floorPeople: FloorPeople | null
  /** e.g. `embedded PostgreSQL 18.4 in /srv/tenggat/.tenggat` */
  readonly database: string
  readonly floor: boolean
}

export function wallUrl(url: string, displayToken: string): string {
  return `${url}/wall/floor?token=${displayToken}`
}

/** The lines for people that a start prints, the only ones on stdout. Whoever reads them may use the tokens. */
export function welcome(about: Welcome): string {
  const { url, version, tokens, tokensFile, person, database, floor, floorPeople } = about
  const lines = [
    ['Wallboard', wallUrl(url, tokens.display)],
    ['Manager', `${url}/?token=${tokens.read}`],
    ...(floor && tokens.customer !== undefined ? [['Customer', `${url}/c#${tokens.customer}`]] : []),
    ...(person === null ? [] : [['Sign in', `${url}/ as ${person.email}, password ${person.password}`]]),
    ...(floorPeople === null ? [] : peopleLines(url, floorPeople)),
    ['API', `${url}/graphql (GraphQL over HTTP and WebSocket); try it out at ${url}/api`],
    ['Token', `${tokens.read} (reads everything; all of them are in ${tokensFile})`],
    ['Database', database],
    ['Floor', floor ? 'a simulated service desk works here; TENGGAT_FLOOR=off stops it' : 'off'],
  ]
  const body = lines.map(([name, value]) => `  ${name!.padEnd(11)}${value}`).join('\n')
  return `\n  Tenggat ${version} is running\n\n${body}\n\n`
}

function peopleLines(url: string, { password, accounts }: FloorPeople): readonly string[][] {
  return [
    ['People', `${url}/ with the password ${password} as`],
    ...accounts.map(([email, part]) => ['', `  ${email} (${part})`]),
  ]
}
