import { useQuery } from '@apollo/client/react'
import { useEffect } from 'react'
import { createWallClock } from '../../format/wallClock.js'
import { TicketStoryDocument } from '../../gql/manager.js'
import { browserPageClock } from '../../live/pageClock.js'
import { useDesk } from '../desk.js'
import { ClockStory } from './ClockStory.js'

const REFETCH_MS = 250

/** One ticket and, clock by clock, why its deadlines are where they are. Read again when one of its clocks changes. */
export function TicketStory({ source, ticketKey }: { readonly source: string; readonly ticketKey: string }) {
  const { live, router, words, clock } = useDesk()
  const { data, error, loading, refetch } = useQuery(TicketStoryDocument, {
    variables: { source, key: ticketKey },
    fetchPolicy: 'cache-and-network',
  })

  useEffect(() => {
    const timers = browserPageClock()
    let callOff: (() => void) | null = null
    const stop = live.board.onChange(({ ids }) => {
      const isOurs = [...ids].some((id) => {
        const row = live.board.clocks.get(id)
        return row === undefined || (row.source === source && row.ticketKey === ticketKey)
      })
      if (!isOurs) return
      callOff ??= timers.after(REFETCH_MS, () => {
        callOff = null
        void refetch().catch(() => {})
      })
    })
    return () => {
      stop()
      callOff?.()
    }
  }, [live, refetch, source, ticketKey])

  const ticket = data?.ticket
  /** In the zone its clocks are told in, so that one page reads one time. */
  const openedAt = ({ openedAt, clocks }: NonNullable<typeof ticket>) => {
    const timeZone = clocks.find((it) => it.explanation !== null)?.explanation?.timeZone
    const zone = timeZone === undefined ? clock : createWallClock(timeZone, words.locale)
    return zone.full(Date.parse(openedAt))
  }
  return (
    <main className="page">
      <button className="back" type="button" onClick={() => router.go({ page: 'list' })}>
        ← {words.back}
      </button>
      {error !== undefined ? <p className="old">{words.failed(error.message)}</p> : null}
      {ticket === undefined && loading ? <p className="note">{words.loading}</p> : null}
      {ticket === null ? <p className="note">{words.noTicket}</p> : null}
      {ticket != null ? (
        <>
          <div className="page-head">
            <h1>
              {ticket.key} <span className="subject">{ticket.subject}</span>
            </h1>
          </div>
          <dl className="facts">
            <Fact name={words.status} value={[words.ticketStatus[ticket.status], ticket.statusReason]} />
            <Fact name={words.priority} value={[ticket.priority]} />
            <Fact name={words.customer} value={[ticket.customer]} />
            <Fact name={words.team} value={[ticket.team]} />
            <Fact name={words.agent} value={[ticket.agent]} />
            <Fact name={words.openedAt} value={[openedAt(ticket)]} />
          </dl>
          {ticket.clocks.map((it) => (
            <ClockStory key={it.id} clock={it} events={ticket.events} />
          ))}
        </>
      ) : null}
    </main>
  )
}

function Fact({ name, value }: { readonly name: string; readonly value: readonly (string | null)[] }) {
  const shown = value.filter((part) => part !== null).join(' · ')
  if (shown === '') return null
  return (
    <div>
      <dt>{name}</dt>
      <dd>{shown}</dd>
    </div>
  )
}
