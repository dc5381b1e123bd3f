import { unreadInWords } from '@tenggat/words'
import type { AgreementDetailFragment } from '../../gql/manager.js'
import { useDesk } from '../desk.js'
import { StateBadge } from '../shell/StateBadge.js'
import { Hash, VersionSwitch } from './AgreementHead.js'

/** AGR-84: a version that this release cannot read: which one can, what it does not know, and the text that was signed. */
export function UnreadVersion({ agreement }: { readonly agreement: AgreementDetailFragment }) {
  const { words } = useDesk()
  const speech = words.agreement
  const { neededRelease, unread, content, state, contentHash } = agreement
  return (
    <>
      <header className="agreement-head">
        <p className="agreement-facts">
          <StateBadge state={state} />
        </p>
        <div className="agreement-line">
          <VersionSwitch agreement={agreement} />
          <Hash hash={contentHash} />
        </div>
      </header>
      <div className="panel prose" role="alert" data-unread>
        <p>
          <strong>{unreadInWords(neededRelease, words)}</strong>
        </p>
        <p>{speech.unreadKept}</p>
      </div>
      <details className="panel">
        <summary>{speech.unreadPlaces}</summary>
        <ul>
          {unread.map(({ path, message }) => (
            <li key={`${path} ${message}`}>
              {path === '' ? null : <code>{path}</code>} {message}
            </li>
          ))}
        </ul>
      </details>
      <details className="panel">
        <summary>{speech.unreadContent}</summary>
        <pre className="unread-content">{content}</pre>
      </details>
    </>
  )
}
