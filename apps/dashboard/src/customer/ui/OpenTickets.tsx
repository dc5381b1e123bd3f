import { useState } from 'react'
import type { ZoneClock } from '../../format/zoneClock.js'
import type { LiveBoard, Reading } from '../../live/liveBoard.js'
import { useSecond } from '../../live/useBoard.js'
import { openTickets, type PromiseView } from '../openTickets.js'
import type { Words } from '../words/words.js'
import { Mark } from './Mark.js'
import { Section } from './Section.js'

/** So many of the most pressing are shown at first. */
const FIRST = 6

/** Counts down by itself between the server's messages, and says so when those stay away. */
export function OpenTickets(props: {
  readonly live: LiveBoard
  readonly clock: ZoneClock
  readonly words: Words
}) {
  const { live, clock, words } = props
  useSecond(live)
  const [all, setAll] = useState(false)
  const reading = live.read()
  if (reading === null || !live.board.ready)
    return (
      <Section title={words.openTickets} kind="open">
        <p className="empty">{words.connecting}</p>
      </Section>
    )
  const { clocks, hoursOf } = live.board
  const tickets = openTickets(clocks.values(), hoursOf, reading, { words, clock })
  return (
    <Section title={words.openTickets} kind="open">
      <Freshness {...{ reading, clock, words }} />
      {tickets.length === 0 ? <p className="empty">{words.noOpenTickets}</p> : null}
      <ul className="cards" data-freshness={reading.freshness}>
        {(all ? tickets : tickets.slice(0, FIRST)).map((ticket) => (
          <li key={ticket.key} className="card">
            <h3>
              {ticket.subject ?? ticket.key}
              <small>
                {ticket.subject === null ? null : `${ticket.key} `}
                {ticket.priority}
              </small>
            </h3>
            {ticket.promises.map((promise) => (
              <Countdown key={promise.clockId} promise={promise} words={words} />
            ))}
          </li>
        ))}
      </ul>
      {all || tickets.length <= FIRST ? null : (
        <button type="button" className="more" onClick={() => setAll(true)}>
          {words.showAll(tickets.length)}
        </button>
      )}
    </Section>
  )
}

function Countdown({ promise, words }: { readonly promise: PromiseView; readonly words: Words }) {
  const { state, digits } = promise
  return (
    <div className="promise" data-state={state} data-clock={promise.clockId}>
      <Mark state={state} />
      <p className="promise-what">
        {promise.what} <b>{words.tiles[state].toCustomer}</b>
        <br />
        <span className="promise-line">{promise.line}</span>
      </p>
      <p className="digits">
        {digits.sign}
        {digits.main}
        <br />
        <small>{state === 'breached' ? words.over : words.left}</small>
      </p>
    </div>
  )
}

function Freshness(props: { readonly reading: Reading; readonly clock: ZoneClock; readonly words: Words }) {
  const { reading, clock, words } = props
  if (reading.freshness === 'live') return <p className="fresh">{words.live}</p>
  const quiet = words.quiet(String(Math.round((reading.now - reading.heardAt) / 1_000)))
  return (
    <p className="fresh fresh-old" role="status">
      {reading.freshness === 'quiet' ? quiet : words.stale(clock.exact(reading.heardAt))}
    </p>
  )
}
