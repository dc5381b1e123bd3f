import type { Instant } from '@tenggat/domain'

/** Told after COMMIT that a live clock is due at `at`; whoever keeps the timer may have to fire earlier than planned. */
export interface DeadlineWatch {
  earliest(at: Instant): void
}

/** Told after COMMIT how far the facts reach. */
export interface CommitWatch {
  committed(head: number): void
}
