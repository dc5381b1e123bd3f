import type { IncomingMessage } from 'node:http'
import { refusal } from '../limits/refusal.js'

export interface Body {
  readonly value: unknown
  readonly bytes: number
}

/**
 * Reads a JSON body of at most `limit` bytes. Rejects with a refusal: too large (as soon as that is known), not UTF-8, not
 * JSON. A key `__proto__` becomes a plain property like any other, which the readers further in refuse.
 */
export async function readBody(payload: IncomingMessage, limit: number): Promise<Body> {
  const bytes = await readBytes(payload, limit)
  return { value: parseJson(bytes), bytes: bytes.length }
}

/** The body as it came; a signature covers that and nothing else. */
export async function readBytes(payload: IncomingMessage, limit: number): Promise<Buffer> {
  const stated = Number(payload.headers['content-length'] ?? 0)
  if (stated > limit) throw tooLarge(limit)
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of payload as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > limit) throw tooLarge(limit)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

export function tooLarge(limit: number) {
  return refusal('PAYLOAD_TOO_LARGE', `The body may have at most ${limit} bytes`)
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Throws a refusal for what is no JSON in UTF-8. */
export function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(utf8.decode(bytes))
  } catch {
    throw refusal('BAD_REQUEST', 'The body must be JSON in UTF-8')
  }
}
