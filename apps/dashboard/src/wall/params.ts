import type { Metric } from '@tenggat/domain'
import { chooseLanguage, LANGUAGES, type Language } from '@tenggat/words'
import { metrics } from '@tenggat/words/en'
import type { ClockFilter } from '../gql/board.js'

export const DENSITIES = [12, 24, 36] as const
/** How many tiles at most; more cannot be read from five metres. */
export type Density = (typeof DENSITIES)[number]

/** A page of a rotating wall: everything, or only the clocks whose field has the value. */
export interface WallPage {
  readonly title: string | null
  readonly filter: { readonly field: FilterField; readonly value: string } | null
}
export const FILTER_FIELDS = ['priority', 'team', 'customer', 'metric'] as const
export type FilterField = (typeof FILTER_FIELDS)[number]

/** Everything the address bar says about a wall. */
export interface WallParams {
  readonly name: string
  readonly title: string
  readonly language: Language
  /** Null: the zone of the board's first calendar. */
  readonly timeZone: string | null
  readonly density: Density
  /** 0.75 to 1; 1 is legible from five metres on a 43-inch screen and fills it. */
  readonly scale: number
  readonly sound: boolean
  readonly rotateMs: number | null
  readonly pages: readonly WallPage[]
  /** Null: whatever the token's own board shows. */
  readonly filter: ClockFilter | null
  /** `density=999`: what of the address was not understood, and is shown as if it were not there. */
  readonly misread: readonly string[]
}

export function parseWallParams(url: URL, languages: readonly string[]): WallParams {
  const query = url.searchParams
  const name = decodeURIComponent(url.pathname.split('/').filter(Boolean)[1] ?? 'wall')
  return {
    name,
    title: query.get('title') ?? name,
    language: chooseLanguage([query.get('lang'), ...languages]),
    timeZone: knownZone(query.get('tz')),
    density: nearestDensity(Number(query.get('density') ?? 24)),
    scale: clamp(Number(query.get('scale') ?? 1) || 1, 0.75, 1),
    sound: ['1', 'true', 'on'].includes(query.get('sound') ?? ''),
    rotateMs: parseSeconds(query.get('rotate')),
    pages: parsePages(query.get('pages')),
    filter: parseFilter(query),
    misread: [...query]
      .filter(([key, value]) => !isRead(key, value))
      .map(([key, value]) => `${key}=${value}`),
  }
}

/** By each parameter what it may hold; texts that any board might have are held by the board itself. */
const READS: Readonly<Record<string, (value: string) => boolean>> = {
  token: () => true,
  title: () => true,
  theme: (value) => value === 'dark',
  lang: (value) => LANGUAGES.some((language) => value.toLowerCase().startsWith(language)),
  tz: (value) => knownZone(value) !== null,
  density: (value) => DENSITIES.some((density) => String(density) === value),
  scale: (value) => Number(value) >= 0.75 && Number(value) <= 1,
  sound: (value) => /^(?:1|0|true|false|on|off)$/.test(value),
  rotate: (value) => parseSeconds(value) !== null,
  pages: (value) => value.split(',').every((entry) => parsePage(entry) !== null),
  metric: (value) => value.split(',').every((it) => isMetric(it.trim())),
  team: () => true,
  priority: () => true,
  agreement: () => true,
  customer: () => true,
}

const isRead = (key: string, value: string): boolean => READS[key]?.(value) ?? false

const isMetric = (text: string): text is Metric => Object.keys(metrics).includes(text)

function parseFilter(query: URLSearchParams): ClockFilter | null {
  const metric = list(query, 'metric')?.filter(isMetric)
  const filter: ClockFilter = {
    ...present('team', list(query, 'team')),
    ...present('priority', list(query, 'priority')),
    ...present('agreementId', list(query, 'agreement')),
    ...present('customer', list(query, 'customer')),
    ...present('metric', metric),
  }
  return Object.keys(filter).length === 0 ? null : filter
}

function present<K extends string, V>(key: K, value: readonly V[] | undefined): { [P in K]?: V[] } {
  return (value === undefined || value.length === 0 ? {} : { [key]: [...value] }) as { [P in K]?: V[] }
}

function list(query: URLSearchParams, key: string): string[] | undefined {
  const values = query.getAll(key).flatMap((value) => value.split(','))
  const kept = values.map((value) => value.trim()).filter((value) => value !== '')
  return kept.length === 0 ? undefined : kept
}

/** `all,priority:P1,team:Network`; what cannot be understood is left out. */
function parsePages(text: string | null): readonly WallPage[] {
  const pages = (text ?? 'all').split(',').map(parsePage)
  const known = pages.filter((page) => page !== null)
  return known.length === 0 ? [{ title: null, filter: null }] : known
}

function parsePage(entry: string): WallPage | null {
  const [field, value] = entry.trim().split(':')
  if (field === 'all' || field === 'breach') return { title: null, filter: null }
  if (value === undefined || value === '' || !(FILTER_FIELDS as readonly string[]).includes(field!))
    return null
  return { title: value, filter: { field: field as FilterField, value } }
}

/** `30s`, `30` or `2m`; null below five seconds. */
function parseSeconds(text: string | null): number | null {
  const [, amount, unit] = /^(\d+)(s|m)?$/.exec(text ?? '') ?? []
  if (amount === undefined) return null
  const ms = Number(amount) * (unit === 'm' ? 60_000 : 1_000)
  return ms >= 5_000 ? ms : null
}

function knownZone(zone: string | null): string | null {
  if (zone === null) return null
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone
  } catch {
    return null
  }
}

function nearestDensity(asked: number): Density {
  return DENSITIES.filter((density) => density <= asked).pop() ?? (asked > 0 ? DENSITIES[0] : 24)
}

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value))

const TAKEOVER_MS = 15_000

/**
 * Which page a rotating wall shows after `ms`: they take turns, and a breach brings back the first page, which shows
 * everything, for fifteen seconds.
 */
export function pageAt(
  ms: number,
  pages: number,
  rotateMs: number | null,
  breachedAt: number | null,
): number {
  if (rotateMs === null || pages <= 1) return 0
  if (breachedAt !== null && ms - breachedAt < TAKEOVER_MS) return 0
  return Math.floor(ms / rotateMs) % pages
}
