/** A host header that may stand in a policy without changing its meaning. */
const PLAIN_HOST = /^[\w.-]+(:\d{1,5})?$|^\[[0-9a-f:]+\](:\d{1,5})?$/i

/**
 * Headers of every answer. Pages load only from here and run no inline script; the WebSocket of the same host is named
 * because older browsers do not take `'self'` to mean it. Who has come by https once is kept to it.
 */
export function securityHeaders(
  host: string | undefined,
  isSecure: boolean,
): Readonly<Record<string, string>> {
  const sockets = host !== undefined && PLAIN_HOST.test(host) ? ` ws://${host} wss://${host}` : ''
  return {
    ...(isSecure ? { 'strict-transport-security': 'max-age=31536000' } : {}),
    'content-security-policy': [
      "default-src 'self'",
      `connect-src 'self'${sockets}`,
      "img-src 'self' data:",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'self'",
    ].join('; '),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=()',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'SAMEORIGIN',
  }
}

/**
 * The explorer's editor writes its own style sheets and carries its signs as a font in them; nothing else is loosened, and only
 * on that one page.
 */
export function explorerHeaders(host: string | undefined): Readonly<Record<string, string>> {
  const strict = securityHeaders(host, false)['content-security-policy']!
  return { 'content-security-policy': `${strict}; style-src 'self' 'unsafe-inline'; font-src 'self' data:` }
}
