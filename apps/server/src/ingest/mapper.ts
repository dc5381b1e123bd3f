import type { Instant, ReadTicketEvent } from '@tenggat/domain'
import type { Mapping } from './mapping/mapping.js'

/** One authentic delivery of a source. */
export interface Delivery {
  readonly source: string
  /** By their names in small letters. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: unknown
  readonly receivedAt: Instant
  /** The source's own, where its kind takes one and it has one. */
  readonly mapping: Mapping | null
}

/** Why a delivery makes no events. `path` is a place in its body. */
export interface MapProblem {
  readonly code: string
  readonly path: string
  readonly message: string
}

export type Mapped =
  /** No events: the delivery is about nothing that clocks know of. */
  | { readonly ok: true; readonly events: readonly ReadTicketEvent[] }
  | { readonly ok: false; readonly problem: MapProblem }

/** How a delivery says who sent it; carried out in verifyDelivery. A secret is never part of it. */
export type Verification =
  /** https://www.standardwebhooks.com: `webhook-id`, `webhook-timestamp` and `webhook-signature`, version v1. */
  | { readonly scheme: 'standard-webhooks' }
  /** `sha256=<hex>` over the body; where `timestampHeader` is named, over `<timestamp>.<body>` and only while that is fresh. */
  | { readonly scheme: 'hub-sha256'; readonly header: string; readonly timestampHeader?: string }
  /** `?token=` of the address: for senders that sign nothing. */
  | { readonly scheme: 'token-in-url' }

/**
 * A source of another system: one pure mapping of what it sends to our vocabulary, and how it proves itself, as data. Every file of
 * the folder `sources` exports one as `mapper`; nothing else has to know of it.
 */
export interface SourceMapper {
  readonly kind: string
  /** What people call it, by language. */
  readonly label: { readonly en: string; readonly id: string }
  /** The first whose header or token is there decides. */
  readonly verification: readonly Verification[]
  /** The header that names a delivery, the same when it is sent again; null where none does. */
  readonly deliveryHeader: string | null
  /** Whether a mapping document of the source's own is handed in. */
  readonly takesMapping: boolean
  map(delivery: Delivery): Mapped
}
