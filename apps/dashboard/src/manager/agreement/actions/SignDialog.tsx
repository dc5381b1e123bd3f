import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { SignDocument } from '../../../gql/manager.js'
import { useDesk } from '../../desk.js'
import { StepForm } from './StepForm.js'
import type { DialogProps } from './steps.js'
import { useStep } from './useStep.js'

/** A signature is the full name under the hash of what was read. */
export function SignDialog({ agreement, onClose }: DialogProps) {
  const { words } = useDesk()
  const speech = words.agreement
  const [name, setName] = useState('')
  const { take, refusal, loading } = useStep(SignDocument, onClose)
  const { id, version, contentHash } = agreement
  return (
    <StepForm
      step="sign"
      {...{ agreement, refusal, loading, onClose }}
      ready={name.trim() !== ''}
      onSend={() => take({ input: { id, version, contentHash, name: name.trim() } })}
    >
      <TextInput
        label={speech.fullName}
        description={speech.nameNeeded}
        required
        data-autofocus
        autoComplete="name"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </StepForm>
  )
}
