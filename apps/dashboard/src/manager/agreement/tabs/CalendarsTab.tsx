import type { CalendarDefinition } from '@tenggat/domain'
import { useDesk } from '../../desk.js'
import { CalendarView } from '../../shell/CalendarView.js'
import type { ShownAgreement } from '../shownAgreement.js'
import { Block } from './Block.js'

/** Every calendar the targets count on; a shared one as it stood when the version was put in force. */
export function CalendarsTab({ agreement }: { readonly agreement: ShownAgreement }) {
  const { words } = useDesk()
  const speech = words.agreement
  const calendars = Object.entries(agreement.running?.calendars ?? agreement.terms.calendars)
  if (calendars.length === 0) return <p className="note">{speech.noCalendars}</p>
  return calendars.map(([name, calendar]) => {
    const own = agreement.terms.calendars[name]
    const shared = own !== undefined && 'use' in own ? own.use : null
    return (
      <Block key={name} title={name} {...(shared === null ? {} : { note: speech.sharedCalendar(shared) })}>
        {'use' in calendar ? (
          <p className="note">{speech.sharedCalendar(calendar.use)}</p>
        ) : (
          <CalendarView calendar={calendar as CalendarDefinition} />
        )}
      </Block>
    )
  })
}
