import { type AgreementEntry, entryBody, FIRST_PREV_HASH, type Hash } from './entry.js'

export interface LogCheck {
  readonly entries: number
  readonly intact: boolean
  /** The place in the log (from 1) of the first entry that is not what was written there; null when all are. */
  readonly brokenAt: number | null
}

/**
 * Recomputes the whole chain of one agreement, oldest entry first. An entry changed, moved, left out or put in between breaks it
 * from there on. Entries cut off at the end leave no trace: compare the last hash with a copy kept elsewhere.
 */
export function checkEntries(entries: readonly AgreementEntry[], hash: Hash): LogCheck {
  let before = FIRST_PREV_HASH
  const broken = entries.findIndex((entry, index) => {
    const fits =
      entry.seq === index + 1 &&
      entry.agreementId === entries[0]!.agreementId &&
      entry.prevHash === before &&
      entry.hash === hash(entryBody(entry))
    before = entry.hash
    return !fits
  })
  const intact = broken === -1
  return { entries: entries.length, intact, brokenAt: intact ? null : broken + 1 }
}
