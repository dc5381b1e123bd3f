import type { KeptPerson } from './firstPerson.js'
import type { HouseTokens } from './houseTokens.js'

export interface Welcome {
  /** `http://127.0.0.1:4000` */
  readonly url: string
  readonly version: string
  readonly tokens: HouseTokens
  readonly tokensFile: string
  /** The person of the first start while its password is still the one made up then; null else. */
  readonly person: KeptPerson | null
  /** e.g. `embedded PostgreSQL 18.4 in /srv/tenggat/.tenggat` */
  readonly database: string
  readonly floor: boolean
}

export function wallUrl(url: string, displayToken: string): string {
  return `${url}/wall/floor?token=${displayToken}`
}

/** The lines for people that a start prints, the only ones on stdout. Whoever reads them may use the tokens. */
export function welcome({ url, version, tokens, tokensFile, person, database, floor }: Welcome): string {
  const lines = [
    ['Wallboard', wallUrl(url, tokens.display)],
    ['Manager', `${url}/?token=${tokens.read}`],
    ...(person === null ? [] : [['Sign in', `${person.email}, password ${person.password}`]]),
    ['API', `${url}/graphql (GraphQL over HTTP and WebSocket)`],
    ['Token', `${tokens.read} (reads everything; all four are in ${tokensFile})`],
    ['Database', database],
    ['Floor', floor ? 'a simulated service desk works here; TENGGAT_FLOOR=off stops it' : 'off'],
  ]
  const body = lines.map(([name, value]) => `  ${name!.padEnd(11)}${value}`).join('\n')
  return `\n  Tenggat ${version} is running\n\n${body}\n\n`
}
