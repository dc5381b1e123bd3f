import { Link } from '@tanstack/react-router'
import type { SharedCalendarsQuery } from '../../gql/manager.js'
import { useDesk } from '../desk.js'
import { StateBadge } from '../shell/StateBadge.js'

export type SharedCalendar = SharedCalendarsQuery['sharedCalendars'][number]

/** The agreements that follow a calendar. */
export function Followers({ agreements }: { readonly agreements: SharedCalendar['usedBy'] }) {
  const { words } = useDesk()
  if (agreements.length === 0) return <p className="note">{words.calendars.noFollowers}</p>
  return (
    <ul className="plain">
      {agreements.map(({ id, title, state }) => (
        <li key={id}>
          <Link to="/agreements/$id" params={{ id }}>
            {title}
          </Link>{' '}
          <StateBadge state={state} />
        </li>
      ))}
    </ul>
  )
}
