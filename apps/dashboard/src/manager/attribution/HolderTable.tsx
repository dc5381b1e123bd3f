import { Link } from '@tanstack/react-router'
import { count, type Period, roundDuration } from '../../format/figures.js'
import { type AttributionBy, ProviderIdsDocument } from '../../gql/manager.js'
import { useDesk } from '../desk.js'
import type { HolderTotal } from '../figures/periodTotals.js'
import { useLive } from '../useLive.js'

const SELDOM_MS = 60_000

/** One row per holder; where holders are providers, the clocks behind a row are a link. */
export function HolderTable(props: {
  readonly totals: readonly HolderTotal[]
  readonly by: AttributionBy
  readonly period: Period | null
  readonly agreement: string | undefined
}) {
  const { words } = useDesk()
  const { attribution } = words
  const byParty = props.by === 'PARTY'
  const ids = useLive(ProviderIdsDocument, {}, { everyMs: SELDOM_MS, skip: !byParty })
  const known = new Set(ids.data?.providers.map(({ id }) => id))
  const searchOf = (holder: string) => ({
    ...props.period,
    heldBy: holder,
    kind: ['customer' as const],
    agreement: props.agreement === undefined ? undefined : [props.agreement],
    state: 'decided' as const,
  })
  return (
    <div className="scroll-x">
      <table>
        <thead>
          <tr>
            <th className="pinned">{attribution.by[props.by]}</th>
            <th className="number">{attribution.running}</th>
            <th className="number">{attribution.clocks}</th>
            <th className="number">{attribution.caused}</th>
            <th className="number">{attribution.overBudget}</th>
            {byParty ? <th>{words.shell.nav.tickets}</th> : null}
          </tr>
        </thead>
        <tbody>
          {props.totals.map((total) => (
            <tr key={total.key}>
              <td className="cell-key pinned">
                {byParty && known.has(total.holder) ? (
                  <Link to="/providers/$id" params={{ id: total.holder }}>
                    {total.name}
                  </Link>
                ) : (
                  total.name
                )}
              </td>
              <td className="number">{roundDuration(total.runningMs, words)}</td>
              <td className="number">{count(total.clocks, words)}</td>
              <td className="number">{count(total.breachesCaused, words)}</td>
              <td className="number">
                {total.overBudgetMs === 0 ? '–' : roundDuration(total.overBudgetMs, words)}
              </td>
              {byParty ? (
                <td>
                  <Link to="/tickets" search={searchOf(total.holder)}>
                    {attribution.list}
                  </Link>
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
