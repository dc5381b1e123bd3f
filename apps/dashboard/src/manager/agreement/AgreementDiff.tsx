import { getRouteApi, Link } from '@tanstack/react-router'
import { AgreementDiffDocument } from '../../gql/manager.js'
import { useDesk } from '../desk.js'
import { Page, Waiting } from '../shell/Page.js'
import { useLive } from '../useLive.js'
import '../shell/forms.css'
import './agreement.css'
import { editorOf } from '../words/editorWords.js'
import { type Change, diffGroups } from './diffGroups.js'
import { ValueView } from './ValueView.js'

const route = getRouteApi('/agreements/$id/diff')

const LOOKS = {
  added: { tone: 'met', sign: '+' },
  removed: { tone: 'breached', sign: '−' },
  changed: { tone: 'due', sign: '≠' },
} as const

/** Two versions side by side: only what differs, clause by clause. */
export function AgreementDiff() {
  const { words } = useDesk()
  const speech = words.agreement
  const { id } = route.useParams()
  const { from = '1', to = '1' } = route.useSearch()
  const query = useLive(
    AgreementDiffDocument,
    { id, from: Number(from), to: Number(to) },
    { everyMs: 30_000 },
  )
  const diff = query.data?.agreementDiff ?? null
  const title = speech.diffTitle(query.data?.agreement?.title ?? id)
  return (
    <Page
      title={title}
      aside={
        <Link to="/agreements/$id" params={{ id }} search={{ tab: 'versions' }}>
          {speech.back}
        </Link>
      }
    >
      <Waiting query={query} />
      {query.data !== undefined && diff === null ? <p className="note">{speech.none}</p> : null}
      {diff === null ? null : (
        <>
          <p className="note">
            {diff.changes.length === 0 ? speech.diffNone : speech.diffCount(diff.changes.length)}
          </p>
          {diffGroups(diff.changes).map(({ clause, changes }) => (
            <section key={clause} className="panel" aria-label={clause}>
              <h2>
                <code>{clause}</code>
              </h2>
              <div className="scroll-x">
                <table className="diff">
                  <thead>
                    <tr>
                      <th>{editorOf(words).field}</th>
                      <th>{words.version(diff.from)}</th>
                      <th>{words.version(diff.to)}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {changes.map((change) => (
                      <DiffRow key={change.path} change={change} />
                    ))}
                  </tbody>
                </table>
              </div>
            </section>
          ))}
        </>
      )}
    </Page>
  )
}

function DiffRow({ change }: { readonly change: Change & { readonly field: string } }) {
  const { words } = useDesk()
  const speech = words.agreement
  const { tone, sign } = LOOKS[change.kind as keyof typeof LOOKS] ?? LOOKS.changed
  const word = { added: speech.diffAdded, removed: speech.diffRemoved }[change.kind] ?? speech.diffChanged
  return (
    <tr data-change={change.kind}>
      <th scope="row">
        {change.field === '' ? null : <code>{change.field} </code>}
        <span className={`badge badge-${tone}`}>
          {sign} {word}
        </span>
      </th>
      <td>
        <ValueView value={change.before} />
      </td>
      <td>
        <ValueView value={change.after} />
      </td>
    </tr>
  )
}
