import {
  type AgreementEntry,
  describeProblem,
  type Instant,
  neededRelease,
  releaseInWords,
  SYSTEM,
} from '@tenggat/domain'
import type { Pool } from 'pg'
import { inTransaction } from '../store/inTransaction.js'
import type { AgreementVersionRow } from '../store/records.js'
import { sha256 } from './hashes.js'
import { AgreementCase } from './lifecycle/agreementCase.js'
import type { NewEntry } from './lifecycle/settleCase.js'
import { listVersionsAfter } from './readAgreements.js'

/** Few enough to read between two deadlines. */
const AT_ONCE = 20

export interface StoredDeps {
  readonly pool: Pool
  readonly clockwork: { now(): Instant }
}

/** A version that this release cannot read, and why. */
export interface Unread {
  readonly agreementId: string
  readonly version: number
  /** `release 0.3.0`, `a later release than 0.2.0`; null where no release would help, as far as it can be told. */
  readonly needs: string | null
  /** `targets[0].within: …`, one a problem. */
  readonly problems: readonly string[]
}

/**
 * Looks through every version on record, a few at a time. Where a hash is of nothing that is on record, the log of the agreement is
 * made to say so.
 * @returns the versions that this release cannot read
 */
export async function checkStored(
  deps: StoredDeps,
  isStopped: () => boolean = () => false,
): Promise<readonly Unread[]> {
  const unread: Unread[] = []
  for (let after: AgreementVersionRow | null = null; ; ) {
    const rows: readonly AgreementVersionRow[] = await listVersionsAfter(deps.pool, after, AT_ONCE)
    for (const { agreementId, version, unread: problems } of rows)
      if (problems.length > 0) {
        const needed = neededRelease(problems)
        const needs = needed === null ? null : releaseInWords(needed)
        unread.push({ agreementId, version, needs, problems: problems.map(describeProblem) })
      }
    const lost = new Set(rows.filter((row) => lostIn(row).length > 0).map((row) => row.agreementId))
    for (const id of lost) await settle(deps, id)
    after = rows.at(-1) ?? null
    if (after === null || isStopped()) return unread
  }
}

async function settle({ pool, clockwork }: StoredDeps, id: string): Promise<void> {
  await inTransaction(pool, async (client) => {
    const agreement = await AgreementCase.open(client, id, clockwork)
    for (const row of agreement.versions)
      for (const entry of lostIn(row)) if (!isReported(agreement.entries, entry)) agreement.append(entry)
    await agreement.save()
  })
}

/** An entry for each hash of a version that is of nothing on record. */
function lostIn(row: AgreementVersionRow): readonly NewEntry[] {
  const { version, content, contentHash, runningContent, runningHash } = row
  const parts = [
    { part: 'content', hash: contentHash, found: sha256(content) },
    {
      part: 'running',
      hash: runningHash ?? '',
      found: runningContent === null ? '' : sha256(runningContent),
    },
  ] as const
  return parts
    .filter(({ hash, found }) => hash !== found)
    .map((detail) => ({ version, actor: SYSTEM, action: 'hashUnverifiable', detail }))
}

function isReported(entries: readonly AgreementEntry[], { version, detail }: NewEntry): boolean {
  const { part, hash, found } = detail as { part: string; hash: string; found: string }
  return entries.some(
    (entry) =>
      entry.version === version &&
      entry.action === 'hashUnverifiable' &&
      entry.detail.part === part &&
      entry.detail.hash === hash &&
      entry.detail.found === found,
  )
}
