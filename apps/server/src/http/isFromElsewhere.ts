import type { IncomingHttpHeaders } from 'node:http'

const FROM_HERE: ReadonlySet<unknown> = new Set([undefined, 'same-origin', 'none'])

/**
 * True for what a browser sends on behalf of another site without naming an origin. Only what a cookie lets in has to be asked: a
 * page of another site cannot send our tokens, but the browser would send our cookie for it.
 */
export function isFromElsewhere(headers: IncomingHttpHeaders): boolean {
  return headers.origin === undefined && !FROM_HERE.has(headers['sec-fetch-site'])
}
