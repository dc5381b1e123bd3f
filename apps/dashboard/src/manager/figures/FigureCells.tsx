import type { Period } from '../../format/figures.js'
import type { NodeFiguresFragment } from '../../gql/manager.js'
import { useDesk } from '../desk.js'
import { Attainment } from './Attainment.js'
import { Count } from './Count.js'
import { Sparkline } from './Sparkline.js'

export function FigureHeads() {
  const { tree } = useDesk().words
  return (
    <>
      <th>{tree.attainment}</th>
      <th>{tree.months}</th>
      <th className="number">{tree.open}</th>
      <th className="number">{tree.atRisk}</th>
      <th className="number">{tree.breachedNow}</th>
      <th className="number">{tree.kept}</th>
      <th className="number">{tree.missed}</th>
    </>
  )
}

/** An agreement's figures, each a link to the clocks it counts; the decided ones within `period`, when there is one. */
export function FigureCells({
  node,
  period,
}: {
  readonly node: NodeFiguresFragment
  readonly period: Period | null
}) {
  const { tree } = useDesk().words
  const agreement = [node.agreement.id]
  const decided = { agreement, ...period }
  return (
    <>
      <td>
        <Attainment decided={node} objective={node.objective} />
      </td>
      <td>
        <Sparkline months={node.monthly} objective={node.objective} />
      </td>
      <td className="number">
        <Count value={node.open} label={tree.open} search={{ agreement, state: 'open' }} />
      </td>
      <td className="number">
        <Count value={node.atRisk} label={tree.atRisk} search={{ agreement, state: 'atRisk' }} tone="risk" />
      </td>
      <td className="number">
        <Count
          value={node.breachedOpen}
          label={tree.breachedNow}
          search={{ agreement, state: 'breachedOpen' }}
          tone="late"
        />
      </td>
      <td className="number">
        <Count value={node.met} label={tree.kept} search={{ ...decided, state: 'met' }} />
      </td>
      <td className="number">
        <Count value={node.breached} label={tree.missed} search={{ ...decided, state: 'breached' }} />
      </td>
    </>
  )
}
