import { useState } from 'react'
import { ActivateDocument } from '../../../gql/manager.js'
import { useDesk } from '../../desk.js'
import { ProblemList } from '../ProblemList.js'
import { zoneOf } from '../shownAgreement.js'
import { MigrateDialog } from './MigrateDialog.js'
import { StepForm } from './StepForm.js'
import type { DialogProps } from './steps.js'
import { useStep } from './useStep.js'
import { instantOfWall, type When, WhenField } from './WhenField.js'

/** Puts a version in force, now or later, and then offers to move the clocks that run under older ones. */
export function ActivateDialog({ agreement, onClose }: DialogProps) {
  const { words } = useDesk()
  const speech = words.agreement
  const { timeZone } = zoneOf(agreement)
  const [when, setWhen] = useState<When>({ kind: 'now', wall: '' })
  const [done, setDone] = useState(false)
  const wasInForce = agreement.versions.some(({ activatedAt }) => activatedAt !== null)
  const finish = () => (wasInForce && when.kind === 'now' ? setDone(true) : onClose())
  const { take, refusal, loading } = useStep(ActivateDocument, finish)
  const at = when.kind === 'now' ? null : instantOfWall(when.wall, timeZone)
  const { id, version } = agreement
  if (done) return <MigrateDialog agreement={agreement} onClose={onClose} />
  return (
    <StepForm
      step="activate"
      {...{ agreement, refusal, loading, onClose }}
      ready={when.kind === 'now' || at !== null}
      onSend={() =>
        take({ input: { id, version, effectiveFrom: at === null ? null : new Date(at).toISOString() } })
      }
    >
      {agreement.readiness.length === 0 || refusal !== null ? null : (
        <div className="old">
          {speech.standsInTheWay}
          <ProblemList problems={agreement.readiness} agreement={agreement} onGo={onClose} />
        </div>
      )}
      <WhenField value={when} timeZone={timeZone} onChange={setWhen} />
    </StepForm>
  )
}
