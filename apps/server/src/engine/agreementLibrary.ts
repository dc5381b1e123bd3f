import {
  type Agreements,
  type Binding,
  type CompiledAgreement,
  compileAgreement,
  EVER,
  type Instant,
  type Interval,
  NEVER,
} from '@tenggat/domain'
import type { Pool } from 'pg'
import { listActivated } from '../store/queries/engineAgreements.js'
import type { AgreementVersionRow, TicketRow } from '../store/records.js'

/** Every activated agreement version, compiled. What a version runs never changes; when it is in force may. */
export interface AgreementLibrary {
  /**
   * For folds: all versions, of each agreement the latest last. For a ticket on record only of the agreements that bind it
   * or were on record when it was: one recorded later is for new tickets.
   */
  agreementsFor(ticket: Pick<TicketRow, 'bound' | 'recordedAt'> | null): Agreements
  /** @throws when the version is not on record */
  agreement(binding: Pick<Binding, 'agreementId' | 'version'>): CompiledAgreement
  /** Reads versions recorded since. */
  reload(): Promise<void>
  /** Reloads when one of these is unknown: another instance may have recorded it a moment ago. */
  ensure(bindings: Iterable<Pick<Binding, 'agreementId' | 'version'>>): Promise<void>
}

const intervalsOf = (stretches: AgreementVersionRow['inForce']): readonly Interval[] =>
  stretches.map(([from, to]) => ({ from: from ?? EVER, to: to ?? NEVER }))

const nameOf = (binding: Pick<Binding, 'agreementId' | 'version'>): string =>
  `${binding.agreementId}@${binding.version}`

export function createAgreementLibrary(pool: Pool): AgreementLibrary {
  const compiled = new Map<string, CompiledAgreement>()
  /** When the first version of each agreement was activated. */
  const knownSince = new Map<string, Instant>()
  let allKnownSince: Instant = Number.NEGATIVE_INFINITY
  let onRecord: Agreements = []

  const read = async () => {
    for (const row of await listActivated(pool, [...compiled.keys()])) {
      const agreement = compiled.get(nameOf(row)) ?? compileAgreement(row.running!, row.version)
      compiled.set(nameOf(row), { ...agreement, inForce: intervalsOf(row.inForce) })
      const since = knownSince.get(row.agreementId) ?? Number.POSITIVE_INFINITY
      knownSince.set(row.agreementId, Math.min(since, row.activatedAt))
    }
    allKnownSince = Math.max(...knownSince.values())
    onRecord = [...compiled.values()].sort(
      (a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0) || a.version - b.version,
    )
  }

  const reload = shared(read)

  return {
    agreementsFor: (ticket) => {
      if (ticket === null || allKnownSince <= ticket.recordedAt) return onRecord
      const binds = new Set(ticket.bound.map((binding) => binding.agreementId))
      const isKnown = (id: string) => binds.has(id) || knownSince.get(id)! <= ticket.recordedAt
      return onRecord.filter(({ id }) => isKnown(id))
    },
    agreement: (binding) => {
      const found = compiled.get(nameOf(binding))
      if (found === undefined) throw new Error(`agreement ${nameOf(binding)} is not on record`)
      return found
    },
    reload,
    ensure: async (bindings) => {
      for (const binding of bindings) if (!compiled.has(nameOf(binding))) return reload()
    },
  }
}

/**
 * A caller must see what was recorded before it asked, so a read under way does not count; all who ask meanwhile share the one behind
 * it. Of a calendar that a thousand agreements follow every instance is told a thousand times.
 */
function shared(read: () => Promise<void>): () => Promise<void> {
  let reading: Promise<void> | null = null
  let next: Promise<void> | null = null
  const ask = (): Promise<void> => {
    if (reading === null) {
      reading = read().finally(() => {
        reading = null
      })
      return reading
    }
    next ??= reading
      .catch(() => undefined)
      .then(() => {
        next = null
        return ask()
      })
    return next
  }
  return ask
}
