import type { Instant } from '@tenggat/domain'
import type { AuditEntryRow } from '../auditRecords.js'
import { writeInstant } from '../pgTypes.js'

/** Who does something, and from where; without an address it is the server itself. */
export interface Actor {
  readonly principal: string
  readonly address?: string | undefined
}

export type AuditNote = Pick<AuditEntryRow, 'action' | 'subject'> & Partial<Pick<AuditEntryRow, 'detail'>>

/** A connection in its transaction, whichever library holds it. */
interface Writes {
  query(text: string, values: unknown[]): Promise<unknown>
}

/** Adds to the audit. Handed the transaction of what it is about, it stands with that or falls with it. */
export async function writeAudit(
  client: Writes,
  at: Instant,
  by: Actor,
  ...notes: readonly AuditNote[]
): Promise<void> {
  for (const { action, subject, detail = {} } of notes)
    await client.query(
      'INSERT INTO audit_entry (at, actor, action, subject, address, detail) VALUES ($1, $2, $3, $4, $5, $6)',
      [writeInstant(at), by.principal, action, subject, by.address ?? null, JSON.stringify(detail)],
    )
}
