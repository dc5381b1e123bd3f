import type { Instant } from '@tenggat/domain'

export const AUDIT_ACTIONS = [
  'tokenMade',
  'tokenRevoked',
  'personMade',
  'personRenamed',
  'roleChanged',
  'partiesChanged',
  'personShut',
  'personOpened',
  'passwordChanged',
  'signedIn',
  'signInFailed',
  'lockedOut',
  'signedOut',
  'sourceDeclared',
  'sourceChanged',
  'sourceSecretRotated',
] as const

export type AuditAction = (typeof AUDIT_ACTIONS)[number]

/** A row of the audit, which is never changed. */
export interface AuditEntryRow {
  readonly id: string
  readonly at: Instant
  /** Principal of who did it: `person:<email>`, `token:<prefix>`, `server`, or `anonymous` for who is not signed in. */
  readonly actor: string
  readonly action: AuditAction
  /** What it was done to, named like principals: `person:<email>`, `token:<prefix>`, `source:<name>`; `nobody` where no account has the name given. */
  readonly subject: string
  /** The network address it came from; null for what the server does itself. */
  readonly address: string | null
  /** What changed, `from` and `to`, or what was made; never a secret, a digest or a password. */
  readonly detail: Readonly<Record<string, unknown>>
}
