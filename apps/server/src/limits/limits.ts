import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import type { Viewer } from '../viewer/viewer.js'

/** What one operation may ask for, on either transport. */
export const LIMITS = {
  tokens: 1_500,
  depth: 10,
  /** Introspection is nested deeper by nature; its lists are bounded by a rule of the library. */
  introspectionDepth: 20,
  aliases: 30,
  rootFields: 20,
  /** How often one response name may be asked for in one place. */
  repeats: 50,
  directives: 9,
  /** Fields with every fragment written out: what execution would walk through. */
  fields: 1_000,
  /** Estimated objects touched, see costOf. */
  cost: 5_000,
  first: 200,
  /** Characters of an operation's text. */
  sourceLength: 64 * 1024,
} as const

/** Bytes of a request body or of a message on a socket. */
export const BODY_BYTES = 64 * 1024
/** The same for operations that carry a batch or a file. */
export const EVENTS_BODY_BYTES = 1024 * 1024
export const EVENTS_FIELD = 'recordTicketEvents'
type NeededScope = Viewer['scopes'] extends ReadonlySet<infer Scope> ? Scope : never

/** The operations that may be larger than the others, and the scope that each takes. */
export const LARGE_FIELDS: ReadonlyMap<string, NeededScope> = new Map<string, NeededScope>([
  [EVENTS_FIELD, 'ingest'],
  ['importHolidays', 'agreements'],
])

/**
 * Whether a socket may be opened from where it comes. Browsers always say; programs that are no browser say nothing and
 * pass, for they hold no cookies of anybody. A page of this same host passes, others only when listed.
 */
export function isOriginAllowed(request: IncomingMessage, allowed: readonly string[]): boolean {
  const { origin, host } = request.headers
  if (origin === undefined) return true
  if (allowed.includes(origin)) return true
  return URL.canParse(origin) && host !== undefined && new URL(origin).host === host
}

const FROM_HERE: ReadonlySet<unknown> = new Set([undefined, 'same-origin', 'none'])

/**
 * True for what a browser sends on behalf of another site without naming an origin. Only what a cookie lets in has to be asked: a
 * page of another site cannot send our tokens, but the browser would send our cookie for it.
 */
export function isFromElsewhere(headers: IncomingHttpHeaders): boolean {
  return headers.origin === undefined && !FROM_HERE.has(headers['sec-fetch-site'])
}
