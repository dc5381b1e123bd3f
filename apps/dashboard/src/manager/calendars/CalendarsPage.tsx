import { Button } from '@mantine/core'
import type { CalendarDefinition } from '@tenggat/domain'
import { useState } from 'react'
import { SharedCalendarsDocument } from '../../gql/manager.js'
import '../shell/forms.css'
import { useDesk } from '../desk.js'
import { CalendarView } from '../shell/CalendarView.js'
import { Page, Waiting } from '../shell/Page.js'
import { useLive } from '../useLive.js'
import { CalendarDialog } from './CalendarDialog.js'
import { Followers, type SharedCalendar } from './Followers.js'

/** Calendars that several agreements count on; a change of one reaches all that follow it. */
export function CalendarsPage() {
  const { words, me } = useDesk()
  const speech = words.calendars
  const query = useLive(SharedCalendarsDocument, {}, { everyMs: 10_000 })
  const [open, setOpen] = useState<SharedCalendar | 'new' | null>(null)
  const mayEdit = me?.scopes.some((scope) => scope === 'agreements' || scope === 'admin') === true
  return (
    <Page
      title={speech.title}
      aside={
        mayEdit ? (
          <Button size="sm" onClick={() => setOpen('new')}>
            {speech.add}
          </Button>
        ) : null
      }
    >
      <p className="note">{speech.note}</p>
      <Waiting query={query} />
      {query.data?.sharedCalendars.length === 0 ? <p className="note">{speech.none}</p> : null}
      {query.data?.sharedCalendars.map((calendar) => (
        <CalendarPanel
          key={calendar.id}
          calendar={calendar}
          onEdit={mayEdit ? () => setOpen(calendar) : null}
        />
      ))}
      {open === null ? null : (
        <CalendarDialog calendar={open === 'new' ? null : open} onClose={() => setOpen(null)} />
      )}
    </Page>
  )
}

function CalendarPanel(props: { readonly calendar: SharedCalendar; readonly onEdit: (() => void) | null }) {
  const { words, clock } = useDesk()
  const speech = words.calendars
  const { id, revision, definition, recordedAt, recordedBy, usedBy } = props.calendar
  return (
    <section className="panel" aria-label={id}>
      <div className="page-head">
        <h2>
          {id} <small>{speech.revision(revision, clock.short(Date.parse(recordedAt)), recordedBy)}</small>
        </h2>
        {props.onEdit === null ? null : (
          <Button size="compact-sm" variant="default" onClick={props.onEdit}>
            {speech.edit}
          </Button>
        )}
      </div>
      <CalendarView calendar={definition as CalendarDefinition} />
      <h3>{speech.followers}</h3>
      <Followers agreements={usedBy} />
    </section>
  )
}
