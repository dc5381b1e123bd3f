import { Link } from '@tanstack/react-router'
import { WaitingDocument } from '../../gql/manager.js'
import { useDesk } from '../desk.js'
import { Page, Waiting } from '../shell/Page.js'
import { WAITING_POLL_MS } from '../shell/WaitingLink.js'
import { useLive } from '../useLive.js'

/** What agreements wait for the reader to do. */
export function TodoPage() {
  const { words } = useDesk()
  const speech = words.shell.todo
  const query = useLive(WaitingDocument, {}, { pollMs: WAITING_POLL_MS })
  const steps = query.data?.waitingForMe
  return (
    <Page title={speech.title}>
      <Waiting query={query} />
      {steps === undefined ? null : steps.length === 0 ? (
        <p className="note">{speech.none}</p>
      ) : (
        <div className="scroll-x">
          <table>
            <thead>
              <tr>
                <th>{speech.step}</th>
                <th>{speech.agreement}</th>
                <th>{words.agreement.version}</th>
              </tr>
            </thead>
            <tbody>
              {steps.map(({ agreementId, version, title, step }) => (
                <tr key={`${agreementId} ${version} ${step}`}>
                  <td>{words.agreement.steps[step]}</td>
                  <td>
                    <Link
                      to="/agreements/$id"
                      params={{ id: agreementId }}
                      search={{ version: String(version) }}
                    >
                      {title}
                    </Link>
                  </td>
                  <td>{version}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Page>
  )
}
