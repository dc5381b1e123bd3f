import {
  type Agreements,
  type Binding,
  type CompiledAgreement,
  compileAgreement,
  EVER,
  type Instant,
  type Interval,
  NEVER,
  neededRelease,
  type Problem,
  releaseInWords,
} from '@tenggat/domain'
import { listActivated } from '../store/queries/engineAgreements.js'
import type { Queryable } from '../store/queryable.js'
import type { AgreementVersionRow, TicketRow } from '../store/records.js'

type VersionName = Pick<Binding, 'agreementId' | 'version'>

/** An activated version of which this release cannot read what it runs. */
export interface UnreadVersion extends VersionName {
  readonly problems: readonly Problem[]
}

/** Every activated agreement version, compiled. What a version runs never changes; when it is in force may. */
export interface AgreementLibrary {
  /**
   * For folds: all versions, of each agreement the latest last. For a ticket on record only of the agreements that bind it
   * or were on record when it was: one recorded later is for new tickets.
   * @throws when a version that binds it cannot be read
   */
  agreementsFor(ticket: Pick<TicketRow, 'bound' | 'recordedAt'> | null): Agreements
  /** @throws when the version is not on record, or cannot be read */
  agreement(binding: VersionName): CompiledAgreement
  /** Versions that this release cannot read: their clocks are left as they are. */
  unread(): readonly UnreadVersion[]
  /** Reads versions recorded since. */
  reload(): Promise<void>
  /** Reloads when one of these is unknown: another instance may have recorded it a moment ago. */
  ensure(bindings: Iterable<VersionName>): Promise<void>
}

const intervalsOf = (stretches: AgreementVersionRow['inForce']): readonly Interval[] =>
  stretches.map(([from, to]) => ({ from: from ?? EVER, to: to ?? NEVER }))

const nameOf = (binding: VersionName): string => `${binding.agreementId}@${binding.version}`

export function createAgreementLibrary(pool: Queryable): AgreementLibrary {
  const compiled = new Map<string, CompiledAgreement>()
  const unread = new Map<string, UnreadVersion>()
  /** When the first version of each agreement was activated. */
  const knownSince = new Map<string, Instant>()
  let allKnownSince: Instant = Number.NEGATIVE_INFINITY
  let onRecord: Agreements = []

  const read = async () => {
    for (const row of await listActivated(pool, [...compiled.keys(), ...unread.keys()])) {
      const { running } = row
      const known = compiled.get(nameOf(row))
      if (running?.ok === false) {
        unread.set(nameOf(row), {
          agreementId: row.agreementId,
          version: row.version,
          problems: running.problems,
        })
        continue
      }
      if (known === undefined && running === null) continue
      const agreement = known ?? compileAgreement(running!.value, row.version)
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
  const refuseUnread = (binding: VersionName): void => {
    const problems = unread.get(nameOf(binding))?.problems
    if (problems === undefined) return
    const needed = neededRelease(problems)
    const needs = needed === null ? '' : `: it needs ${releaseInWords(needed)}`
    throw new Error(`agreement ${nameOf(binding)} cannot be read by this release${needs}`)
  }

  return {
    agreementsFor: (ticket) => {
      for (const binding of ticket?.bound ?? []) refuseUnread(binding)
      if (ticket === null || allKnownSince <= ticket.recordedAt) return onRecord
      const binds = new Set(ticket.bound.map((binding) => binding.agreementId))
      const isKnown = (id: string) => binds.has(id) || knownSince.get(id)! <= ticket.recordedAt
      return onRecord.filter(({ id }) => isKnown(id))
    },
    agreement: (binding) => {
      const found = compiled.get(nameOf(binding))
      refuseUnread(binding)
      if (found === undefined) throw new Error(`agreement ${nameOf(binding)} is not on record`)
      return found
    },
    unread: () => [...unread.values()],
    reload,
    ensure: async (bindings) => {
      const isKnown = (name: string) => compiled.has(name) || unread.has(name)
      for (const binding of bindings) if (!isKnown(nameOf(binding))) return reload()
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
