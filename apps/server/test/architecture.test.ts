import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
const SERVER = join(ROOT, 'apps/server/src')
const WORKSPACES = ['packages', 'apps'].flatMap((home) =>
  readdirSync(join(ROOT, home)).map((name) => `${home}/${name}`),
)

/** What every noun stands on. Reads of a request, the schema's common types and who asks are ground; resolvers say what they need. */
const GROUND = ['clockwork', 'graphql', 'log', 'reads', 'store', 'tenancy', 'viewer']

/**
 * The rooms of the server and the rooms each may use. An event walks http → ingest → engine → store → log → live → http; no
 * arrow returns. A noun of the field has its type, resolver, reads and SQL beside each other and names the nouns it is made of.
 * `api` is the sum of the nouns: the schema, the context and the reads of a request. `boot` puts everything together.
 */
const MAY_USE: Readonly<Record<string, readonly string[]>> = {
  clockwork: [],
  config: [],
  logger: ['config'],
  store: ['clockwork'],
  log: ['clockwork', 'store'],
  viewer: ['clockwork', 'store'],
  tenancy: ['clockwork', 'store', 'viewer'],
  limits: ['logger', 'viewer'],
  engine: ['clockwork', 'store'],
  schedule: ['clockwork', 'log', 'store'],
  live: ['clockwork', 'graphql', 'limits', 'log', 'store', 'tenancy', 'viewer'],
  graphql: ['clockwork', 'store', 'tenancy', 'viewer'],
  reads: ['engine', 'store', 'tenancy', 'viewer'],
  agreements: [...GROUND, 'jobs'],
  audit: GROUND,
  clocks: [...GROUND, 'agreements', 'facts', 'sources'],
  corrections: [...GROUND, 'agreements', 'clocks', 'engine', 'figures', 'tickets'],
  customer: [...GROUND, 'agreements', 'clocks', 'figures'],
  facts: GROUND,
  figures: [...GROUND, 'agreements', 'clocks', 'tickets'],
  jobs: GROUND,
  people: [...GROUND, 'jobs'],
  providers: [...GROUND, 'clocks', 'figures'],
  rebinding: [...GROUND, 'agreements', 'engine', 'jobs'],
  reports: ['agreements', 'customer'],
  sources: [...GROUND, 'agreements', 'engine'],
  tickets: [...GROUND, 'agreements', 'clocks', 'facts'],
  tokens: GROUND,
  ingest: [...GROUND, 'agreements', 'engine', 'sources'],
  api: [
    ...[...GROUND, 'agreements', 'clocks', 'customer', 'facts', 'figures', 'ingest', 'people'],
    ...['corrections', 'jobs', 'providers', 'rebinding', 'tickets', 'tokens', 'audit'],
  ],
  http: [
    ...[...GROUND, 'agreements', 'api', 'config', 'engine', 'ingest', 'limits', 'live', 'logger'],
    ...['audit', 'corrections', 'jobs', 'people', 'reports', 'schedule', 'sources', 'tokens'],
  ],
  cli: ['agreements', 'boot', 'clockwork', 'config', 'ingest', 'logger', 'reports'],
  boot: ['*'],
  main: ['boot'],
}

/** Packages of ours that not every room may use: the client for those who ask a server, the simulated desk for who starts it. */
const USED_BY: Readonly<Record<string, readonly string[]>> = {
  '@tenggat/client': ['cli'],
  '@tenggat/floor': ['boot'],
}

/** Asking the machine what time it is, for a timer or for chance, and who may. */
const AMBIENT =
  /\b(Date\.now|performance\.now|Math\.random|setTimeout|setInterval|setImmediate)\b|new Date\(\)/
const MAY_ASK = ['apps/server/src/clockwork.ts', 'apps/dashboard/src/live/pageClock.ts']

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return entry.name === 'gql' ? [] : sources(path)
    return /\.tsx?$/.test(entry.name) ? [path] : []
  })
}

const roomOf = (path: string): string =>
  relative(SERVER, path)
    .split('/')[0]!
    .replace(/\.[jt]s$/, '')

function importsOf(path: string): string[] {
  const specifiers = readFileSync(path, 'utf8').matchAll(/(?:from|import)\s*\(?'(\.[^']+)'/g)
  return [...specifiers].map(([, specifier]) => resolve(path, '..', specifier!))
}

function forbiddenArrows(path: string): string[] {
  const room = roomOf(path)
  const allowed = MAY_USE[room]
  if (allowed === undefined)
    return [`${relative(ROOT, path)}: no room named ${room}; add it to the table here`]
  if (allowed.includes('*')) return []
  return importsOf(path)
    .map(roomOf)
    .filter((used) => used !== room && !allowed.includes(used))
    .map((used) => `${relative(ROOT, path)}: ${room} must not use ${used}; ${adviceOn(room, used)}`)
}

/** Packages that a file imports and its room may not. */
function forbiddenPackages(path: string): string[] {
  const specifiers = [...readFileSync(path, 'utf8').matchAll(/(?:from|import)\s*\(?'(@tenggat\/[^'/]+)/g)]
  return specifiers
    .map(([, specifier]) => specifier!)
    .filter((name) => USED_BY[name]?.includes(roomOf(path)) === false)
    .map((name) => `${relative(ROOT, path)}: ${name} is for ${USED_BY[name]!.join(', ')}`)
}

/** Which room would be right. */
function adviceOn(room: string, used: string): string {
  if (used === 'api' || used === 'boot')
    return `say in ${room} what of the context is needed, as RequestContext does`
  if (MAY_USE[used]?.includes(room))
    return `${used} stands on ${room}: hand it in by a port that ${room} owns`
  return `what both need belongs in ${GROUND.filter((ground) => MAY_USE[room]!.includes(ground)).join(', ') || 'neither'}`
}

/** Rooms on a way back to where it began, by the table; [] when there is none. */
function circleOf(table: Readonly<Record<string, readonly string[]>>): string[] {
  const done = new Set<string>()
  const walk = (room: string, way: readonly string[]): string[] => {
    if (way.includes(room)) return [...way.slice(way.indexOf(room)), room]
    if (done.has(room)) return []
    for (const next of table[room] ?? []) {
      const circle = walk(next, [...way, room])
      if (circle.length > 0) return circle
    }
    done.add(room)
    return []
  }
  for (const room of Object.keys(table)) {
    const circle = walk(room, [])
    if (circle.length > 0) return circle
  }
  return []
}

/** Statements of SQL in a file: what it says to the database, not about it. */
const SQL = /\b(SELECT\s[\s\S]*\bFROM|INSERT INTO|UPDATE\s+\w+\s+SET|DELETE FROM|TRUNCATE|CREATE TABLE)\b/
const ROOMS_WITH_SQL = [
  'store',
  'agreements',
  'clocks',
  'corrections',
  'customer',
  'figures',
  'ingest',
  'sources',
  'tickets',
]

/** Words of GraphQL that inner rooms must not know: a use case says by `outcome` what came of it and throws errors of its own. */
const GRAPHQL_WORDS = /\bGraphQLError\b|\b__typename\b/
const TRANSPORT = /^(api|cli|graphql|http|limits|live)\/|\.(type|union|input|resolver)\.ts$/

/** Words of a private idiom that gave way to the field's own, and what to say instead. */
const REPLACED: Readonly<Record<string, string>> = {
  bites: 'batches',
  deed: 'EntryDraft',
  door: 'http, or server in tests',
  outlet: 'Connection',
  promptly: 'presentOrLater',
  shelf: 'cache, or References',
  sight: 'Visibility',
  tell: 'record or report',
  told: 'reported, recorded, or FactView',
  travelled: 'reassigned',
  veil: 'redact',
  wish: 'input',
  wished: 'asked',
  wishes: 'asks',
}
/** The public schema's words, a library's, printers that are frozen, and colour sight. */
const KEPT = new Set(['Outlet', 'SIGHTS'])
const KEPT_IN =
  /\/(gql|migrations|node_modules|dist)\/|reports\/print\/|attributing\/|attribution\.resolver\.ts$|test\/theme\.test\.ts$|architecture\.test\.ts$/

/** The identifiers of a file, and those of the words in them that were replaced. */
function replacedIn(path: string): string[] {
  const code = codeOf(path).replace(/'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g, "''")
  const identifiers = new Set(code.match(/[A-Za-z_$][\w$]*/g) ?? [])
  return [...identifiers]
    .filter((name) => !KEPT.has(name))
    .flatMap((name) =>
      name
        .split(/(?<=[a-z0-9])(?=[A-Z])|_/)
        .map((word) => word.toLowerCase())
        .filter((word) => Object.hasOwn(REPLACED, word))
        .map((word) => `${relative(ROOT, path)}: ${name}; say ${REPLACED[word]}`),
    )
}

/** The code of a file with its comments blanked, so that a comment may speak of time. */
const codeOf = (path: string): string =>
  readFileSync(path, 'utf8').replace(/\/\*[\s\S]*?\*\/|(?<![:'"`])\/\/.*$/gm, '')

describe('architecture', () => {
  it('keeps every arrow between the rooms of the server pointing the right way', () => {
    expect(sources(SERVER).flatMap(forbiddenArrows)).toEqual([])
  })

  it('asks no server and starts no simulated desk but where that is meant', () => {
    expect(sources(SERVER).flatMap(forbiddenPackages)).toEqual([])
    const used = (name: string) => (path: string) => readFileSync(path, 'utf8').includes(`'${name}'`)
    for (const name of Object.keys(USED_BY)) expect(sources(SERVER).some(used(name)), name).toBe(true)
  })

  it('knows no circle of rooms', () => {
    expect(circleOf(MAY_USE)).toEqual([])
  })

  it('keeps SQL in the store and in the rooms of nouns', () => {
    const elsewhere = sources(SERVER)
      .filter((path) => !ROOMS_WITH_SQL.includes(roomOf(path)) && SQL.test(codeOf(path)))
      .map((path) => `${relative(ROOT, path)}: put the statement in store/queries or beside its noun`)
    expect(elsewhere).toEqual([])
  })

  it('speaks GraphQL in the rooms of the transport only', () => {
    const inside = sources(SERVER)
      .filter((path) => !TRANSPORT.test(relative(SERVER, path)) && GRAPHQL_WORDS.test(codeOf(path)))
      .map((path) => `${relative(ROOT, path)}: say \`outcome\`, or throw Refused (viewer/refused.ts)`)
    expect(inside).toEqual([])
  })

  it('has no room in the table that the server has not', () => {
    const rooms = new Set(sources(SERVER).map(roomOf))
    expect(Object.keys(MAY_USE).filter((room) => !rooms.has(room))).toEqual([])
  })

  it('asks for time and chance in one place', () => {
    const asking = WORKSPACES.flatMap((folder) => sources(join(ROOT, folder, 'src')))
      .filter((path) => !MAY_ASK.includes(relative(ROOT, path)) && AMBIENT.test(codeOf(path)))
      .map(
        (path) =>
          `${relative(ROOT, path)}: take the instant as an argument, or go through ${MAY_ASK.join(' or ')}`,
      )
    expect(asking).toEqual([])
  })

  it("calls things by the field's words", () => {
    const folders = WORKSPACES.flatMap((folder) => ['src', 'test'].map((part) => join(ROOT, folder, part)))
    const files = folders.flatMap(sources).filter((path) => !KEPT_IN.test(path))
    expect(files.flatMap(replacedIn)).toEqual([])
  })

  it('can fail: it sees a forbidden arrow and an ambient clock', () => {
    expect(AMBIENT.test('const now = Date.now()')).toBe(true)
    expect(MAY_USE.store).not.toContain('engine')
    expect(circleOf({ ...MAY_USE, store: ['log'] })).toEqual(['store', 'log', 'store'])
    expect(SQL.test('await pool.query(`SELECT 1 FROM clock`)')).toBe(true)
    expect(GRAPHQL_WORDS.test("throw new GraphQLError('no')")).toBe(true)
    expect(importsOf(join(SERVER, 'main.ts')).map(roomOf)).toContain('boot')
  })
})
