import { view } from '@tenggat/domain'
import { digits } from '../../format/digits.js'
import type { BoardRow } from '../../live/boardMessage.js'
import type { Reading } from '../../live/liveBoard.js'
import { tileState } from '../../live/tileState.js'
import { useDesk } from '../desk.js'
import { pathOf } from '../route.js'

export function ClockRow({ row, reading }: { readonly row: BoardRow; readonly reading: Reading }) {
  const { live, router, words, clock } = useDesk()
  const hours = live.board.hoursOf(row)
  if (hours === null) return null
  const seen = view(row, hours, Math.max(reading.digitsAt, row.countedFrom))
  const state = tileState(seen)
  const leftMs = state === 'due' ? 0 : seen.remainingMs
  const left = digits(leftMs, words.units)
  const story = { page: 'ticket', source: row.source, key: row.ticketKey } as const
  const dueAt = row.deadlineAt === null ? '' : clock.near(row.deadlineAt, reading.now)
  return (
    <tr data-state={state} data-clock={row.id}>
      <td className="cell-key">
        <a
          href={pathOf(story)}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey) return
            event.preventDefault()
            router.go(story)
          }}
        >
          {row.ticketKey}
        </a>
      </td>
      <td className="cell-subject">{row.subject}</td>
      <td>{words.metric[row.metric]}</td>
      <td>{row.priority}</td>
      <td>{row.customer}</td>
      <td>{row.team}</td>
      <td className="cell-due">{dueAt}</td>
      <td className="number cell-left">
        <span className="left">
          {left.sign}
          {left.main}
          {left.minor}
        </span>
        <span className={`badge badge-${state}`}>{words.state[state]}</span>
      </td>
    </tr>
  )
}
