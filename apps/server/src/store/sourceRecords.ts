import type { Instant } from '@tenggat/domain'

/** One row of `source_setting`: what administrators say of a source. A source without one is known by having sent. */
export interface SourceSettingRow {
  readonly source: string
  /** Names the mapper of what it sends; `api` for our own vocabulary. */
  readonly kind: string
  /** The mapping document, as written. */
  readonly mapping: string | null
  readonly createdAt: Instant
  readonly createdBy: string
  /** Of the idempotency key that declared it; null for one that was known before anybody said anything of it. */
  readonly creationId: string | null
  readonly disabledAt: Instant | null
}

/** One row of `source_secret`; two are valid at once while a secret is being changed. */
export interface SourceSecretRow {
  readonly source: string
  readonly id: string
  /** Encrypted, see sealedSecrets. */
  readonly sealed: Buffer
  readonly createdAt: Instant
  /** Null for the present one. */
  readonly expiresAt: Instant | null
}

/** One row of `source_day`: what became of what a source sent in one day of UTC. */
export interface SourceDayRow {
  readonly source: string
  /** `YYYY-MM-DD` */
  readonly day: string
  readonly recorded: number
  readonly duplicates: number
  readonly refused: number
  readonly lastEventAt: Instant | null
  readonly lastRefusalAt: Instant | null
  /** Code of that refusal. */
  readonly lastRefusal: string | null
}

/** One row of `dead_letter`: an authentic delivery that made no events. */
export interface DeadLetterRow {
  readonly source: string
  readonly id: string
  readonly receivedAt: Instant
  /** What the sender calls the delivery; null where it does not say. */
  readonly deliveryId: string | null
  /** Those that a mapping may read; never a signature or a token. */
  readonly headers: Readonly<Record<string, string>>
  /** As it came. */
  readonly body: Buffer
  readonly code: string
  readonly message: string
  readonly path: string
  readonly attempts: number
  readonly lastAttemptAt: Instant
  readonly resolvedAt: Instant | null
  readonly resolution: 'replayed' | 'discarded' | null
}
