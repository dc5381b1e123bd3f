import { useState } from 'react'
import { AgreementLogCheckDocument, AgreementLogDocument } from '../../../gql/manager.js'
import { useDesk } from '../../desk.js'
import { Waiting } from '../../shell/Page.js'
import { PageTurner } from '../../shell/PageTurner.js'
import { useLive } from '../../useLive.js'
import { ChangeTable } from '../ChangeTable.js'
import type { Change } from '../diffGroups.js'
import type { ShownAgreement } from '../shownAgreement.js'

/** The longest that the server gives. */
const PAGE = 200

/** Everything that was ever done to any version, newest first, and whether the chain of hashes holds. */
export function LogTab({ agreement }: { readonly agreement: ShownAgreement }) {
  const { words, clock } = useDesk()
  const speech = words.agreement
  const { id } = agreement
  const [page, setPage] = useState(0)
  const counted = useLive(AgreementLogCheckDocument, { id }, { everyMs: 5_000 })
  const check = counted.data?.checkLog ?? null
  const span = pageFromEnd(check?.entries ?? 0, page)
  const query = useLive(AgreementLogDocument, { id, ...span }, { everyMs: 5_000, skip: check === null })
  const entries = query.data?.agreement?.entries ?? []
  if (counted.data === undefined) return <Waiting query={counted} />
  if (query.data === undefined) return <Waiting query={query} />
  return (
    <>
      {check === null ? null : (
        <p className={check.intact ? 'note' : 'old'} role={check.intact ? 'status' : 'alert'}>
          <span className={`badge badge-${check.intact ? 'met' : 'breached'}`}>
            {check.intact ? '✓' : '!'}
          </span>{' '}
          {check.intact ? speech.logIntact(check.entries) : speech.logBroken(check.brokenAt ?? 0)}
        </p>
      )}
      <div className="scroll-x">
        <table>
          <thead>
            <tr>
              <th>#</th>
              <th>{speech.logWhen}</th>
              <th>{speech.version}</th>
              <th>{speech.logWho}</th>
              <th>{speech.logWhat}</th>
              <th>{speech.logWhy}</th>
              <th>Hash</th>
            </tr>
          </thead>
          <tbody>
            {[...entries].reverse().map((entry) => (
              <tr key={entry.seq}>
                <td>{entry.seq}</td>
                <td className="cell-due">{clock.full(Date.parse(entry.at))}</td>
                <td>{entry.version}</td>
                <td>{actorName(entry.actor, speech.bySystem)}</td>
                <td>
                  {words.agreementActions[entry.action]}
                  <EditedChanges detail={entry.detail} />
                </td>
                <td className="because">{entry.reason}</td>
                <td>
                  <code title={entry.hash}>{entry.hash.slice(0, 10)}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <PageTurner
        onBack={page === 0 ? null : () => setPage(page - 1)}
        onNext={span.after === 0 ? null : () => setPage(page + 1)}
      />
    </>
  )
}

/** What an edit changed, folded; nothing of entries that do not say it. */
function EditedChanges({ detail }: { readonly detail: unknown }) {
  const { words } = useDesk()
  const speech = words.agreement
  const { changes = [], unlisted = 0 } = detail as { changes?: readonly Change[]; unlisted?: number }
  if (changes.length + unlisted === 0) return null
  return (
    <details>
      <summary>{speech.diffCount(changes.length + unlisted)}</summary>
      <ChangeTable
        changes={changes.map((change) => ({ ...change, field: change.path }))}
        before={speech.before}
        after={speech.after}
      />
      {unlisted === 0 ? null : <p className="note">{speech.unlisted(unlisted)}</p>}
    </details>
  )
}

/** Which entries a page holds, the newest on page 0: they count from 1 without a gap. */
export function pageFromEnd(
  entries: number,
  page: number,
): { readonly after: number; readonly first: number } {
  const end = Math.max(0, entries - page * PAGE)
  const after = Math.max(0, end - PAGE)
  return { after, first: Math.max(1, end - after) }
}

function actorName(actor: unknown, system: string): string {
  const { principal, name, email } = actor as { principal?: string; name?: string; email?: string }
  if (principal === 'system') return system
  return name ?? email ?? principal ?? ''
}
