import { Button, Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { useDesk } from '../../desk.js'
import { ProblemList } from '../ProblemList.js'
import type { ShownAgreement } from '../shownAgreement.js'
import type { Step } from './steps.js'
import type { StepRefusal } from './useStep.js'

/** The frame of every step: what it does, over which content, why it was refused, and the two ways out. */
export function StepForm(props: {
  readonly step: Step
  readonly agreement: ShownAgreement
  readonly refusal: StepRefusal | null
  readonly loading: boolean
  readonly ready: boolean
  readonly onSend: () => void
  readonly onClose: () => void
  readonly children?: ReactNode
}) {
  const { words } = useDesk()
  const speech = words.agreement
  const { step, agreement, refusal, onClose } = props
  return (
    <Modal
      opened
      onClose={onClose}
      title={speech.steps[step]}
      closeButtonProps={{ 'aria-label': speech.close }}
    >
      <form
        className="step"
        onSubmit={(event) => {
          event.preventDefault()
          if (props.ready) props.onSend()
        }}
      >
        <p>{speech.stepNotes[step]}</p>
        <p className="soft">
          {agreement.title}, {words.version(agreement.version)}
          <br />
          {speech.hash} <code className="whole-hash">{agreement.contentHash}</code>
        </p>
        {props.children}
        {refusal === null ? null : (
          <div className="old" role="alert">
            {refusal.message}
            {refusal.problems.length === 0 ? null : (
              <ProblemList problems={refusal.problems} agreement={agreement} onGo={onClose} />
            )}
          </div>
        )}
        <div className="step-ways">
          <Button variant="default" onClick={onClose}>
            {speech.cancel}
          </Button>
          <Button type="submit" loading={props.loading} disabled={!props.ready}>
            {speech.steps[step]}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
