import { getRouteApi, Link } from '@tanstack/react-router'
import { AgreementDiffDocument } from '../../gql/manager.js'
import { useDesk } from '../desk.js'
import { Page, Waiting } from '../shell/Page.js'
import { useLive } from '../useLive.js'
import '../shell/forms.css'
import './agreement.css'
import { ChangeTable } from './ChangeTable.js'
import { diffGroups } from './diffGroups.js'

const route = getRouteApi('/agreements/$id/diff')

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
                <ChangeTable
                  changes={changes}
                  before={words.version(diff.from)}
                  after={words.version(diff.to)}
                />
              </div>
            </section>
          ))}
        </>
      )}
    </Page>
  )
}
