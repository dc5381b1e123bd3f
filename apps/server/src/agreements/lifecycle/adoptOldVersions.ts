import {
  type AgreementEntry,
  activationDetail,
  contentDetail,
  foldVersions,
  SYSTEM,
  type VersionStatus,
} from '@tenggat/domain'
import type { AgreementVersionRow } from '../../store/records.js'
import type { NewEntry, OpenAgreement } from './settleCase.js'

/** Versions recorded before there was a log get the entries they would have, when their agreement is next written to. */
export function adoptOldVersions(agreement: OpenAgreement): void {
  if (agreement.entries.length > 0) return
  for (const draft of oldDrafts(agreement.versions)) agreement.append(draft)
}

/** Where every version of an agreement stands, those included that were recorded before there was a log. */
export function statusesOf(
  rows: readonly AgreementVersionRow[],
  entries: readonly AgreementEntry[],
): ReadonlyMap<number, VersionStatus> {
  if (entries.length > 0) return foldVersions(entries)
  const unsealed = { agreementId: rows[0]?.agreementId ?? '', reason: null, prevHash: '', hash: '' }
  const oldestFirst = [...rows].sort((a, b) => a.version - b.version)
  return foldVersions(
    oldDrafts(oldestFirst).map(
      (draft, index) => ({ ...unsealed, ...draft, seq: index + 1 }) as AgreementEntry,
    ),
  )
}

/** Each was put in force at once and for all time, in place of the one before. */
function oldDrafts(versions: readonly AgreementVersionRow[]): readonly NewEntry[] {
  return versions.flatMap((row, index): NewEntry[] => {
    const { version, terms, contentHash, revision, recordedAt: at } = row
    const runningHash = row.runningHash ?? contentHash
    const actor = { ...SYSTEM, principal: row.recordedBy }
    const detail = activationDetail(row.running ?? terms, { contentHash, runningHash, revision }, null)
    const drafted = contentDetail(terms, contentHash, revision)
    const before = versions[index - 1]
    return [
      { version, at, actor, action: 'drafted', detail: drafted },
      { version, at, actor, action: 'activated', detail },
      ...(before === undefined
        ? []
        : [
            {
              version: before.version,
              at,
              actor: SYSTEM,
              action: 'superseded',
              detail: { by: version },
            } as const,
          ]),
    ]
  })
}
