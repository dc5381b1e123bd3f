import type { IncomingMessage } from 'node:http'

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
