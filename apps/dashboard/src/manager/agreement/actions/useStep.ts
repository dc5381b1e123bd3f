import type { TypedDocumentNode } from '@apollo/client'
import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import type { OutcomeFragment } from '../../../gql/manager.js'
import { useDesk } from '../../desk.js'

type Outcome = { readonly step: OutcomeFragment } & Readonly<Record<string, unknown>>
type Problems = Extract<OutcomeFragment, { __typename: 'NotReady' }>['problems']

/** Why a step was refused; `problems` only where the agreement is not ready. */
export interface StepRefusal {
  readonly message: string
  readonly problems: Problems
}

/** Takes one step in an agreement's life: refusals are shown where it was asked for, success tells every page to read again. */
export function useStep<TVariables extends Readonly<Record<string, unknown>>>(
  document: TypedDocumentNode<{ step: OutcomeFragment }, TVariables>,
  onDone: () => void,
) {
  const { changes, words } = useDesk()
  const [refusal, setRefusal] = useState<StepRefusal | null>(null)
  const [mutate, { loading }] = useMutation(
    document as TypedDocumentNode<Outcome, Readonly<Record<string, unknown>>>,
  )
  const take = async (variables: TVariables) => {
    try {
      const { data } = await mutate({ variables })
      const step = data?.step
      if (step === undefined) return
      if (step.__typename === 'AgreementChanged') {
        changes.announce()
        onDone()
        return
      }
      const message = step.__typename === 'StaleContent' ? words.agreement.stale : step.message
      setRefusal({ message, problems: step.__typename === 'NotReady' ? step.problems : [] })
      changes.announce()
    } catch (error) {
      setRefusal({ message: (error as Error).message, problems: [] })
    }
  }
  return { take: (variables: TVariables) => void take(variables), refusal, loading }
}
