import { createHash } from 'node:crypto'
import type { Viewer } from './viewer.js'

/** One way of saying who asks: tokens are one, sessions the other. */
export interface Credentials {
  /** The viewer a secret stands for; null when it is none, wrong, expired, revoked or ended. */
  authenticate(text: string): Promise<Viewer | null>
  /**
   * False as soon as the viewer no longer stands for what it did: expired, revoked, ended, disabled, or given another role or other
   * parties. What another instance did shows within 5 s.
   */
  isValid(viewer: Viewer): Promise<boolean>
}

/** What is kept of a secret. It has 256 bits of chance in it, so one round of SHA-256 cannot be searched backwards. */
export function digestOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}

/** The same principal and key give the same id, so the table's primary key is what makes the request idempotent. */
export function idOfInput(principal: string, idempotencyKey: string): string {
  const hex = createHash('sha256').update(`${principal}\n${idempotencyKey}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
