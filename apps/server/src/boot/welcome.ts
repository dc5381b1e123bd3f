import { type Links, linkLines } from './links.js'

export interface Welcome {
  /** `http://127.0.0.1:4000` */
  readonly url: string
  readonly version: string
  /** What lets people in; null where an earlier start has shown it. */
  readonly links: Links | null
  /** Where it is kept. */
  readonly dataDir: string
  /** e.g. `embedded PostgreSQL 18.4 in /srv/tenggat/.tenggat` */
  readonly database: string
  readonly floor: boolean
}

const COMMAND = 'npm run tenggat -- links'

/**
 * The lines for people that a start prints, the only ones on stdout. What stands there is often kept as a log: so the links that let
 * somebody in are told once, when they are made.
 */
export function welcome({ url, version, links, dataDir, database, floor }: Welcome): string {
  const lines: (readonly [name: string, value: string])[] = [
    ...(links === null ? ([['Manager', `${url}/`]] as const) : linkLines(url, links)),
    ['API', `${url}/graphql (GraphQL over HTTP and WebSocket); try it out at ${url}/api`],
    [
      'Links',
      links === null
        ? `\`${COMMAND}\` prints those of the first start again, from ${dataDir}`
        : `only this start shows them; \`${COMMAND}\` prints them again, from ${dataDir}`,
    ],
    ['Database', database],
    ['Floor', floor ? 'a simulated service desk works here; TENGGAT_FLOOR=off stops it' : 'off'],
  ]
  return `\n  Tenggat ${version} is running\n\n${asText(lines)}\n\n`
}

const asText = (lines: readonly (readonly [name: string, value: string])[]): string =>
  lines.map(([name, value]) => `  ${name.padEnd(11)}${value}`).join('\n')
