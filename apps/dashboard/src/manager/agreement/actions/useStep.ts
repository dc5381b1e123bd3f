import type { TypedDocumentNode } from '@apollo/client'
import { useMutation } from '@apollo/client/react'
import { refusalInWords } from '@tenggat/words'
import { useState } from 'react'
import type { OutcomeFragment } from '../../../gql/manager.js'
import { useDesk } from '../../desk.js'
import { failureInWords } from '../../refusal.js'

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
      setRefusal({
        message: refusalInWords(step, words),
        problems: step.__typename === 'NotReady' ? step.problems : [],
      })
      changes.announce()
    } catch (error) {
      setRefusal({ message: failureInWords(error as Error, words), problems: [] })
    }
  }
  return { take: (variables: TVariables) => void take(variables), refusal, loading }
}
