import { useMutation } from '@apollo/client/react'
import { Textarea } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { refusalInWords } from '@tenggat/words'
import { useState } from 'react'
import { AmendDocument } from '../../../gql/manager.js'
import { useDesk } from '../../desk.js'
import { failureInWords } from '../../refusal.js'
import { StepForm } from './StepForm.js'
import type { DialogProps } from './steps.js'

/** A new draft of what is in force; its editor opens at once. */
export function AmendDialog({ agreement, onClose }: DialogProps) {
  const { words, changes } = useDesk()
  const speech = words.agreement
  const navigate = useNavigate()
  const [reason, setReason] = useState('')
  const [refused, setRefused] = useState<string | null>(null)
  const [amend, { loading }] = useMutation(AmendDocument)
  const { id } = agreement
  const send = async () => {
    const { data } = await amend({ variables: { input: { id, reason: reason.trim() } } })
    const outcome = data?.amendAgreement
    if (outcome?.__typename === 'DraftSaved') {
      changes.announce()
      await navigate({ to: '/agreements/$id/edit', params: { id } })
    } else if (outcome !== undefined) setRefused(refusalInWords(outcome, words))
  }
  return (
    <StepForm
      step="amend"
      {...{ agreement, loading, onClose }}
      refusal={refused === null ? null : { message: refused, problems: [] }}
      ready={reason.trim() !== ''}
      onSend={() => void send().catch((error: Error) => setRefused(failureInWords(error, words)))}
    >
      <Textarea
        label={speech.reason}
        description={speech.reasonNeeded}
        required
        autosize
        minRows={2}
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </StepForm>
  )
}
