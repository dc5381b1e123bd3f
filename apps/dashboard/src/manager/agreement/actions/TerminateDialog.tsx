import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { TerminateDocument } from '../../../gql/manager.js'
import { useDesk } from '../../desk.js'
import { useReading } from '../../useReading.js'
import { zoneOf } from '../shownAgreement.js'
import { StepForm } from './StepForm.js'
import type { DialogProps } from './steps.js'
import { useStep } from './useStep.js'
import { instantOfWall, type When, WhenField } from './WhenField.js'

/** Ends an agreement, now or on a date that leaves the notice agreed upon. */
export function TerminateDialog({ agreement, onClose }: DialogProps) {
  const { words } = useDesk()
  const speech = words.agreement
  const { noticeDays } = agreement.terms.term
  const { timeZone } = zoneOf(agreement)
  const now = useReading()?.now ?? null
  const [when, setWhen] = useState<When>({ kind: 'at', wall: '' })
  const [reason, setReason] = useState('')
  const { take, refusal, loading } = useStep(TerminateDocument, onClose)
  const endsAt = when.kind === 'now' ? now : instantOfWall(when.wall, timeZone)
  const { id, version } = agreement
  return (
    <StepForm
      step="terminate"
      {...{ agreement, refusal, loading, onClose }}
      ready={endsAt !== null && reason.trim() !== ''}
      onSend={() =>
        take({ input: { id, version, endsAt: new Date(endsAt!).toISOString(), reason: reason.trim() } })
      }
    >
      {noticeDays === 0 ? null : <p>{speech.notice(noticeDays)}</p>}
      <WhenField value={when} timeZone={timeZone} onChange={setWhen} />
      <Textarea
        label={speech.reason}
        description={speech.reasonNeeded}
        required
        autosize
        minRows={2}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </StepForm>
  )
}
