import { Link } from '@tanstack/react-router'
import { WaitingDocument } from '../../gql/manager.js'
import { useDesk } from '../desk.js'
import { useLive } from '../useLive.js'

/** Nobody is notified yet: whoever has the page open sees it within this. */
export const WAITING_POLL_MS = 30_000

/** How much waits for the reader; no link where nothing does. */
export function WaitingLink({ onGo }: { readonly onGo: () => void }) {
  const { words } = useDesk()
  const query = useLive(WaitingDocument, {}, { pollMs: WAITING_POLL_MS })
  const { length } = query.data?.waitingForMe ?? []
  if (length === 0) return null
  return (
    <Link to="/todo" onClick={onGo}>
      {words.shell.todo.title} <span className="badge badge-due">{length}</span>
    </Link>
  )
}
