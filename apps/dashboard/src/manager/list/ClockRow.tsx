import { Link } from '@tanstack/react-router'
import type { BoardRow } from '../../live/boardMessage.js'
import type { Reading } from '../../live/liveBoard.js'
import { useDesk } from '../desk.js'
import { readCountdown } from '../shell/LiveCountdown.js'
import { StateMark } from '../shell/StateMark.js'

export function ClockRow(props: {
  readonly row: BoardRow
  readonly reading: Reading
  /** Its place among all rows, drawn or not, the head counted. */
  readonly place: number
  readonly titleOf: (agreementId: string) => string
}) {
  const { live, words, clock } = useDesk()
  const { row, reading } = props
  const hours = live.board.hoursOf(row)
  if (hours === null) return null
  const { state, left } = readCountdown(row, hours, reading, words)
  return (
    <tr data-state={state} data-clock={row.id} aria-rowindex={props.place}>
      <td className="cell-key">
        <Link to="/tickets/$source/$key" params={{ source: row.source, key: row.ticketKey }}>
          {row.ticketKey}
        </Link>
      </td>
      <td className="cell-subject" title={row.subject ?? undefined}>
        {row.subject}
      </td>
      <td>{words.metrics[row.metric].name}</td>
      <td className="cell-name cell-agreement">
        {row.agreementId === undefined ? null : (
          <Link to="/agreements/$id" params={{ id: row.agreementId }} title={row.agreementId}>
            {props.titleOf(row.agreementId)}
          </Link>
        )}
      </td>
      <td>{row.priority}</td>
      <td className="cell-name">{row.customer}</td>
      <td className="cell-name">{row.team}</td>
      <td className="cell-due">{row.deadlineAt === null ? '' : clock.near(row.deadlineAt, reading.now)}</td>
      <td className="number cell-left">
        <span className="left">{left}</span>
        <StateMark state={state} />
      </td>
    </tr>
  )
}
