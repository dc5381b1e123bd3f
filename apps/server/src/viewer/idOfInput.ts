import { createHash } from 'node:crypto'

/** The same principal and key give the same id, so the table's primary key is what makes the wish idempotent. */
export function idOfInput(principal: string, idempotencyKey: string): string {
  const hex = createHash('sha256').update(`${principal}\n${idempotencyKey}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
