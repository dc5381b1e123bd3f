import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
const SERVER = join(ROOT, 'apps/server/src')

/** Rooms that are a noun of the field: its type, resolver, reads and SQL beside each other. They may speak of one another. */
const NOUNS = [
  ...['agreements', 'calendars', 'clocks', 'customer', 'facts', 'figures', 'people', 'providers'],
  ...['reads', 'rebinding', 'reports', 'sources', 'tickets', 'tokens'],
]
const NOUN = ['clockwork', 'engine', 'graphql', 'log', 'store', 'tenancy', 'viewer', ...NOUNS]

/**
 * The rooms of the server and the rooms each may use. An event walks http → ingest → engine → store → log → live → http; no
 * arrow returns. `boot` puts everything together and `main` only calls it.
 */
const MAY_USE: Readonly<Record<string, readonly string[]>> = {
  clockwork: [],
  config: [],
  logger: ['config'],
  store: ['clockwork'],
  log: ['clockwork', 'store'],
  viewer: ['clockwork', 'store'],
  tenancy: ['clockwork', 'store', 'tickets', 'viewer'],
  limits: ['logger', 'viewer'],
  engine: ['clockwork', 'store'],
  schedule: ['clockwork', 'log', 'store'],
  live: ['clockwork', 'limits', 'log', 'store', 'tenancy', 'viewer'],
  ingest: ['agreements', 'clockwork', 'engine', 'graphql', 'sources', 'store', 'viewer'],
  ...Object.fromEntries(NOUNS.map((noun) => [noun, NOUN])),
  graphql: ['clockwork', 'http', 'ingest', 'store', 'tenancy', 'viewer', ...NOUNS],
  client: ['clockwork'],
  floor: ['agreements', 'client', 'clockwork'],
  http: [
    ...['clockwork', 'config', 'engine', 'graphql', 'ingest', 'limits', 'live', 'log', 'logger'],
    ...['store', 'tenancy', 'viewer', ...NOUNS],
  ],
  cli: ['agreements', 'boot', 'client', 'clockwork', 'config', 'logger', 'reports'],
  boot: ['*'],
  main: ['boot'],
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
    .map((used) => `${relative(ROOT, path)}: ${room} must not use ${used}; it may use ${allowed.join(', ')}`)
}

/** The code of a file with its comments blanked, so that a comment may speak of time. */
const codeOf = (path: string): string =>
  readFileSync(path, 'utf8').replace(/\/\*[\s\S]*?\*\/|(?<![:'"`])\/\/.*$/gm, '')

describe('architecture', () => {
  it('keeps every arrow between the rooms of the server pointing the right way', () => {
    expect(sources(SERVER).flatMap(forbiddenArrows)).toEqual([])
  })

  it('has no room in the table that the server has not', () => {
    const rooms = new Set(sources(SERVER).map(roomOf))
    expect(Object.keys(MAY_USE).filter((room) => !rooms.has(room))).toEqual([])
  })

  it('asks for time and chance in one place', () => {
    const folders = ['packages/domain/src', 'packages/words/src', 'apps/server/src', 'apps/dashboard/src']
    const asking = folders
      .flatMap((folder) => sources(join(ROOT, folder)))
      .filter((path) => !MAY_ASK.includes(relative(ROOT, path)) && AMBIENT.test(codeOf(path)))
      .map(
        (path) =>
          `${relative(ROOT, path)}: take the instant as an argument, or go through ${MAY_ASK.join(' or ')}`,
      )
    expect(asking).toEqual([])
  })

  it('can fail: it sees a forbidden arrow and an ambient clock', () => {
    expect(AMBIENT.test('const now = Date.now()')).toBe(true)
    expect(MAY_USE.store).not.toContain('engine')
    expect(importsOf(join(SERVER, 'main.ts')).map(roomOf)).toContain('boot')
  })
})
