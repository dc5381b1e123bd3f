import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { fastifyCookie } from '@fastify/cookie'
import type { Credentials } from '../viewer/credentials.js'
import { ANONYMOUS, type Viewer } from '../viewer/viewer.js'

export const SESSION_COOKIE = 'tgt_session'

/** Whoever sends these headers; null when they carry a wrong token. */
export type Authenticate = (headers: IncomingHttpHeaders) => Promise<Viewer | null>

/**
 * `Authorization: Bearer <token>` wins over the cookie of a session. With neither it is nobody, and so it is with a cookie that no
 * longer stands: a browser sends it unasked.
 */
export function createAuthenticate(tokens: Credentials, sessions: Credentials): Authenticate {
  return async ({ authorization, cookie }) => {
    if (authorization !== undefined) {
      const bearer = /^Bearer +(\S+)$/i.exec(authorization)
      return bearer === null ? null : tokens.authenticate(bearer[1]!)
    }
    const session = sessionCookieOf(cookie)
    return (session === null ? null : await sessions.authenticate(session)) ?? ANONYMOUS
  }
}

export function sessionCookieOf(header: string | undefined): string | null {
  return header === undefined ? null : (fastifyCookie.parse(header)[SESSION_COOKIE] ?? null)
}

/** Where an upgrade comes from: behind a proxy as that has written it, as on HTTP. */
export function addressOf({ headers, socket }: IncomingMessage, trustProxy: boolean): string {
  const nearest = trustProxy ? [headers['x-forwarded-for']].flat().at(-1)?.split(',').at(-1)?.trim() : ''
  return nearest || (socket.remoteAddress ?? '')
}
