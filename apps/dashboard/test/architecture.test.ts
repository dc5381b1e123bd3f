import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const SRC = fileURLToPath(new URL('../src/', import.meta.url))

/** What everything else stands on, and no page of it. */
const GROUND = ['format', 'gql', 'live', 'ui']
/** What the manager's pages stand on beside it. Files directly in `manager` are what a page asks its desk for. */
const DESK = ['manager', 'manager/words']
const SHARED = [...DESK, 'manager/shell', 'manager/figures']

/**
 * The rooms of the dashboard and the rooms each may use. Pages stand on the ground and not on each other: what two of them
 * share goes to `ui` or `manager/shell` when it is shown, to `format` when it is pure, to `live` when it is fed by the server.
 */
const MAY_USE: Readonly<Record<string, readonly string[]>> = {
  format: [],
  gql: [],
  live: ['gql'],
  ui: [],
  api: ['live'],
  customer: GROUND,
  wall: GROUND,
  manager: [...GROUND, 'manager/words'],
  'manager/words': ['gql'],
  'manager/shell': [...GROUND, ...DESK],
  'manager/figures': [...GROUND, ...DESK, 'manager/shell'],
  'manager/audit': [...GROUND, ...SHARED],
  'manager/agreement': [...GROUND, ...SHARED],
  'manager/attribution': [...GROUND, ...SHARED],
  'manager/calendars': [...GROUND, ...SHARED],
  'manager/list': [...GROUND, ...SHARED],
  'manager/people': [...GROUND, ...SHARED],
  'manager/provider': [...GROUND, ...SHARED],
  'manager/ticket': [...GROUND, ...SHARED],
  'manager/sources': [...GROUND, ...SHARED],
  'manager/todo': [...GROUND, ...SHARED],
  'manager/tokens': [...GROUND, ...SHARED],
  'manager/tickets': [...GROUND, ...SHARED],
  'manager/uncovered': [...GROUND, ...SHARED],
  'manager/tree': [...GROUND, ...SHARED],
  /** Signs in, and leads to every page. */
  'manager/app': ['*'],
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return sources(path)
    return /\.tsx?$/.test(entry.name) ? [path] : []
  })
}

function importsOf(path: string): string[] {
  const specifiers = readFileSync(path, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)
  return [...specifiers].map(([, specifier]) => resolve(path, '..', specifier!))
}

function roomOf(path: string): string {
  const parts = relative(SRC, path).split('/')
  return parts[0] === 'manager' && parts.length > 2 ? `manager/${parts[1]}` : parts[0]!
}

/** Where what a page wants of another belongs. */
const RIGHT_ROOM =
  'put what they share in ui or manager/shell (shown), manager/figures (numbers), format (pure) or live (from the server)'

function forbiddenArrows(path: string, imports = importsOf(path)): string[] {
  const room = roomOf(path)
  const name = relative(SRC, path)
  const allowed = MAY_USE[room]
  if (allowed === undefined) return [`${name}: no room named ${room}; add it to the table here`]
  if (allowed.includes('*')) return []
  return imports
    .map(roomOf)
    .filter((used) => used !== room && !allowed.includes(used))
    .map((used) => `${name}: ${room} must not use ${used}; ${RIGHT_ROOM}`)
}

describe('architecture', () => {
  it('lets no page stand on another, and nothing below a page on it', () => {
    expect(sources(SRC).flatMap((path) => forbiddenArrows(path))).toEqual([])
  })

  it('has no room in the table that the dashboard has not', () => {
    const rooms = new Set(sources(SRC).map(roomOf))
    expect(Object.keys(MAY_USE).filter((room) => !rooms.has(room))).toEqual([])
  })

  it('can fail: it names the right room for an arrow between pages, and an unknown room', () => {
    const page = join(SRC, 'manager/tickets/TicketsPage.tsx')
    expect(forbiddenArrows(page, [join(SRC, 'manager/list/ClockTable.js')])).toEqual([
      `manager/tickets/TicketsPage.tsx: manager/tickets must not use manager/list; ${RIGHT_ROOM}`,
    ])
    expect(forbiddenArrows(join(SRC, 'format/digits.ts'), [page])).toHaveLength(1)
    expect(forbiddenArrows(join(SRC, 'manager/weather/Weather.tsx'), [])).toHaveLength(1)
    expect(importsOf(page).map(roomOf)).toContain('manager/shell')
  })
})
