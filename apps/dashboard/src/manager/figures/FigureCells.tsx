import type { Period } from '../../format/figures.js'
import type { NodeFiguresFragment } from '../../gql/manager.js'
import { useDesk } from '../desk.js'
import { Attainment, GoalsKept } from './Attainment.js'
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

/** Figures of an agreement, or of all under it. */
export interface CountedFigures
  extends Pick<
    NodeFiguresFragment,
    'open' | 'atRisk' | 'breachedOpen' | 'met' | 'breached' | 'ratio' | 'monthly' | 'goals'
  > {
  /** Whose clocks they count. */
  readonly agreementIds: readonly string[]
}

/** Figures, each a link to the clocks it counts; the decided ones within `period`, when there is one. */
export function FigureCells({
  node,
  period,
}: {
  readonly node: CountedFigures
  readonly period: Period | null
}) {
  const { tree } = useDesk().words
  const agreement = [...node.agreementIds]
  const decided = { agreement, ...period }
  return (
    <>
      <td>
        <Attainment decided={node} goals={node.goals} />
        <GoalsKept goals={node.goals} />
      </td>
      <td>
        <Sparkline months={node.monthly} objective={monthlyObjective(node.goals)} />
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

/** What months may be held against: a goal for a month, over all that they count. */
function monthlyObjective(goals: NodeFiguresFragment['goals']): number | null {
  const goal = goals.find(({ metric, period }) => metric === null && period === 'month')
  return goal === undefined ? null : goal.objective / 100
}
