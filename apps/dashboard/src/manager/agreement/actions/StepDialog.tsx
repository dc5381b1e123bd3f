import type { TypedDocumentNode } from '@apollo/client'
import { Textarea } from '@mantine/core'
import { useState } from 'react'
import {
  AcknowledgeDocument,
  type AgreementStepInput,
  ApproveDocument,
  type OutcomeFragment,
  ReinstateDocument,
  RejectDocument,
  RequestApprovalDocument,
  SuspendDocument,
  WithdrawDocument,
} from '../../../gql/manager.js'
import { useDesk } from '../../desk.js'
import { StepForm } from './StepForm.js'
import type { DialogProps, Step } from './steps.js'
import { useStep } from './useStep.js'

type StepMutation = TypedDocumentNode<{ step: OutcomeFragment }, { input: AgreementStepInput }>

const MUTATIONS = {
  requestApproval: RequestApprovalDocument,
  approve: ApproveDocument,
  reject: RejectDocument,
  suspend: SuspendDocument,
  reinstate: ReinstateDocument,
  withdraw: WithdrawDocument,
  acknowledge: AcknowledgeDocument,
} as unknown as Readonly<Record<PlainStep, StepMutation>>

const PLAIN = [
  ...(['requestApproval', 'approve', 'reject', 'suspend'] as const),
  ...(['reinstate', 'withdraw', 'acknowledge'] as const),
] as const
type PlainStep = (typeof PLAIN)[number]
export const isPlainStep = (step: Step): step is PlainStep => (PLAIN as readonly Step[]).includes(step)

const NEEDS_REASON: ReadonlySet<Step> = new Set(['reject', 'suspend'])

/** Steps that need no more than the content read and, some of them, a reason. */
export function StepDialog({ step, agreement, onClose }: DialogProps & { readonly step: PlainStep }) {
  const { words } = useDesk()
  const speech = words.agreement
  const [reason, setReason] = useState('')
  const { take, refusal, loading } = useStep(MUTATIONS[step], onClose)
  const { id, version, contentHash } = agreement
  const needsReason = NEEDS_REASON.has(step)
  const said = reason.trim()
  return (
    <StepForm
      {...{ step, agreement, refusal, loading, onClose }}
      ready={!needsReason || said !== ''}
      onSend={() => take({ input: { id, version, contentHash, reason: said === '' ? null : said } })}
    >
      {step !== 'requestApproval' || agreement.withoutAccount.length === 0 ? null : (
        <p className="old" role="alert">
          {speech.noAccount(
            agreement.withoutAccount.map(({ name, email }) => `${name} (${email ?? '–'})`).join(', '),
          )}
        </p>
      )}
      <Textarea
        label={speech.reason}
        description={needsReason ? speech.reasonNeeded : undefined}
        required={needsReason}
        autosize
        minRows={2}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </StepForm>
  )
}
