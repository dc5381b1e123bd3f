import { useRef } from 'react'
import type { BoardRow } from '../../live/boardMessage.js'
import { useDesk } from '../desk.js'
import { useReading } from '../useReading.js'
import { useTitles } from '../useTitles.js'
import { ClockRow } from './ClockRow.js'
import { useRowWindow } from './useRowWindow.js'

/** A list of any length: only the rows in view and a few around them are in the page. */
export function ClockTable({ rows }: { readonly rows: readonly BoardRow[] }) {
  const { words } = useDesk()
  const reading = useReading()
  const titleOf = useTitles()
  const body = useRef<HTMLTableSectionElement>(null)
  const { first, end, aboveRem, belowRem } = useRowWindow(body, rows.length)
  return (
    <table className="clocks" aria-rowcount={rows.length + 1}>
      <thead>
        <tr>
          <th className="col-key">{words.ticket}</th>
          <th>{words.subject}</th>
          <th className="col-promise">{words.promise}</th>
          <th className="col-agreement">{words.list.filter.agreement}</th>
          <th className="col-priority">{words.priority}</th>
          <th className="col-name">{words.customer}</th>
          <th className="col-name">{words.list.filter.team}</th>
          <th className="col-due">{words.due}</th>
          <th className="number col-left">{words.left}</th>
        </tr>
      </thead>
      <tbody ref={body}>
        {aboveRem === 0 ? null : <Gap rem={aboveRem} />}
        {reading === null
          ? null
          : rows
              .slice(first, end)
              .map((row, i) => (
                <ClockRow key={row.id} place={first + i + 2} {...{ row, reading, titleOf }} />
              ))}
        {belowRem === 0 ? null : <Gap rem={belowRem} />}
      </tbody>
    </table>
  )
}

const Gap = ({ rem }: { readonly rem: number }) => (
  <tr className="gap">
    <td colSpan={9} style={{ height: `${rem}rem` }} />
  </tr>
)
