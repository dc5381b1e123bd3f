import type { ZoneClock } from '../../format/zoneClock.js'
import type { Page } from '../useCustomerPage.js'
import type { Words } from '../words/words.js'
import { Mark } from './Mark.js'
import { Section } from './Section.js'

type Ticket = Page['history'][number]

export function HistoryList(props: {
  readonly page: Page
  readonly clock: ZoneClock
  readonly words: Words
}) {
  const { page, clock, words } = props
  return (
    <Section title={words.history} kind="history">
      {page.history.length === 0 ? <p className="empty">{words.noHistory}</p> : null}
      <ul className="past">
        {page.history.map((ticket) => (
          <Line key={`${ticket.ticketKey} ${ticket.openedAt}`} {...{ ticket, clock, words }} />
        ))}
      </ul>
    </Section>
  )
}

function Line({
  ticket,
  clock,
  words,
}: {
  readonly ticket: Ticket
  readonly clock: ZoneClock
  readonly words: Words
}) {
  const { ticketKey, subject, openedAt, solvedAt, met } = ticket
  const verdict = met === null ? words.undecided : met ? words.inTime : words.tooLate
  return (
    <li>
      <Mark state={met === null ? 'paused' : met ? 'ontrack' : 'breached'} />
      <p>
        {subject ?? ticketKey} {subject === null ? null : <small>{ticketKey}</small>}
        <br />
        <small>
          {words.opened} {clock.short(Date.parse(openedAt))}
          {solvedAt === null ? null : `, ${words.solved} ${clock.short(Date.parse(solvedAt))}`}
        </small>
      </p>
      <b>{verdict}</b>
    </li>
  )
}
