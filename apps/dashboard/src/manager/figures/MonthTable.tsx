import { roundDuration } from '../../format/figures.js'
import { useDesk } from '../desk.js'
import { holderTotals, monthsOf, type PeriodRow } from './periodTotals.js'

/** Months down, holders across: the stacks as numbers. */
export function MonthTable({ rows }: { readonly rows: readonly PeriodRow[] }) {
  const { words } = useDesk()
  const holders = holderTotals(rows, words)
  const used = new Map(rows.map((it) => [`${it.period}/${it.holder}/${it.vendor}`, it.runningMs]))
  return (
    <table>
      <thead>
        <tr>
          <th>{words.attribution.month}</th>
          {holders.map(({ key, name }) => (
            <th key={key} className="number">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {monthsOf(rows).map((month) => (
          <tr key={month}>
            <th scope="row">{month}</th>
            {holders.map(({ key }) => {
              const ms = used.get(`${month}/${key}`)
              return (
                <td key={key} className="number">
                  {ms === undefined ? '–' : roundDuration(ms, words)}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
