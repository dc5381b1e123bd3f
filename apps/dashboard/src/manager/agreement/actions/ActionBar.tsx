import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useDesk } from '../../desk.js'
import type { ShownAgreement } from '../shownAgreement.js'
import { ActivateDialog } from './ActivateDialog.js'
import { AmendDialog } from './AmendDialog.js'
import { MigrateDialog } from './MigrateDialog.js'
import { SignDialog } from './SignDialog.js'
import { isPlainStep, StepDialog } from './StepDialog.js'
import { type DialogProps, ONWARD, STEPS, type Step } from './steps.js'
import { TerminateDialog } from './TerminateDialog.js'

const isOnward = (step: Step): boolean => (ONWARD as readonly Step[]).includes(step)

const DIALOGS: Readonly<Partial<Record<Step, (props: DialogProps) => React.ReactNode>>> = {
  sign: SignDialog,
  activate: ActivateDialog,
  amend: AmendDialog,
  migrate: MigrateDialog,
  terminate: TerminateDialog,
}

/** A button for everything the reader may do now, and nothing else. */
export function ActionBar({ agreement }: { readonly agreement: ShownAgreement }) {
  const { words } = useDesk()
  const speech = words.agreement
  const [open, setOpen] = useState<Step | null>(null)
  const allowed = STEPS.filter((step) => agreement.can.includes(step))
  const close = () => setOpen(null)
  const Dialog = open === null ? null : (DIALOGS[open] ?? null)
  return (
    <div className="actions">
      {agreement.can.includes('edit') ? (
        <Button
          size="sm"
          variant="default"
          renderRoot={(props) => <Link to="/agreements/$id/edit" params={{ id: agreement.id }} {...props} />}
        >
          {speech.edit}
        </Button>
      ) : null}
      {allowed.map((step, index) => (
        <Button
          key={step}
          size="sm"
          {...(index === 0 && isOnward(step) ? {} : { variant: 'default' })}
          data-step={step}
          onClick={() => setOpen(step)}
        >
          {speech.steps[step]}
        </Button>
      ))}
      {Dialog === null ? null : <Dialog agreement={agreement} onClose={close} />}
      {open !== null && isPlainStep(open) ? (
        <StepDialog step={open} agreement={agreement} onClose={close} />
      ) : null}
    </div>
  )
}
