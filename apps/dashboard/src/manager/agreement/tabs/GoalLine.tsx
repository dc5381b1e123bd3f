import { Link } from '@tanstack/react-router'
import type { Goal } from '@tenggat/domain'
import { percentInWords, rateInWords, reachesGoal } from '@tenggat/words'
import { GoalFiguresDocument } from '../../../gql/manager.js'
import { useDesk } from '../../desk.js'
import { useLive } from '../../useLive.js'
import { useHourEnd } from '../../useReading.js'
import { type ShownAgreement, zoneOf } from '../shownAgreement.js'
import { periodAt } from '../status.js'

interface GoalProps {
  readonly agreement: ShownAgreement
  readonly goal: Goal
}

/** A goal in its own words, with how far it is kept in the period that runs. */
export function GoalLine({ agreement, goal }: GoalProps) {
  const { words } = useDesk()
  const speech = words.agreement
  const party = agreement.terms.parties.find(({ id }) => id === goal.party)?.name ?? goal.party
  const objective =
    goal.measure === 'count'
      ? `${goal.objective.toLocaleString(words.locale, { maximumFractionDigits: 6 })} ${goal.unit ?? ''}`
      : percentInWords(goal.objective, words)
  return (
    <div className="goal">
      <p>
        {goal.text} <span className="soft">{speech.goalOf(party)}</span>
      </p>
      <p className="goal-figures">
        {speech.atLeast(objective)} {words.goalPeriods[goal.period].each}
        {' · '}
        {goal.measure === 'attainment' ? (
          <GoalNow agreement={agreement} goal={goal} />
        ) : (
          <span className="soft">{speech.goalNotMeasured}</span>
        )}
      </p>
    </div>
  )
}

function GoalNow({ agreement, goal }: GoalProps) {
  const { words } = useDesk()
  const speech = words.agreement
  const now = useHourEnd()
  const decidedIn = periodAt(goal.period, zoneOf(agreement).timeZone, now ?? 0)
  const metric = goal.metric === null ? null : [goal.metric]
  const { data } = useLive(
    GoalFiguresDocument,
    { filter: { agreementId: [agreement.id], decidedIn, ...(metric === null ? {} : { metric }) } },
    { skip: now === null },
  )
  if (data === undefined) return null
  const { clockCount: decided } = data
  const { met, breached, ratio } = decided
  if (ratio === null) return <span className="soft">{speech.goalNone}</span>
  const rate = rateInWords(decided, words, { goals: [goal.objective] })
  const isKept = reachesGoal(decided, goal.objective)
  return (
    <>
      <Link
        to="/tickets"
        search={{
          agreement: [agreement.id],
          state: 'decided',
          ...decidedIn,
          ...(metric === null ? {} : { metric }),
        }}
      >
        {speech.goalNow(rate, met, met + breached)}
      </Link>{' '}
      <span className={`badge badge-${isKept ? 'met' : 'breached'}`}>
        {isKept ? speech.goalMet : speech.goalMissed}
      </span>
    </>
  )
}
