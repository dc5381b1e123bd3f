import { useMutation } from '@apollo/client/react'
import { refusalInWords } from '@tenggat/words'
import { useState } from 'react'
import {
  RotateSourceSecretDocument,
  UpdateSourceDocument,
  type UpdateSourceInput,
} from '../../gql/manager.js'
import { useDesk } from '../desk.js'
import { failureInWords } from '../refusal.js'

const HOURS_OF_OLD_SECRET = 24

/** What can be done to a source; `refusal` says why the last step was not. */
export function useSourceSteps(name: string) {
  const { changes, words } = useDesk()
  const [refusal, setRefusal] = useState<string | null>(null)
  const [secret, setSecret] = useState<string | null>(null)
  const [sendUpdate] = useMutation(UpdateSourceDocument)
  const [sendRotate] = useMutation(RotateSourceSecretDocument)
  const run = (step: () => Promise<string | null>, onDone = () => {}) => {
    const done = (why: string | null) => {
      setRefusal(why)
      if (why !== null) return
      changes.announce()
      onDone()
    }
    void step().then(done, (error: Error) => setRefusal(failureInWords(error, words)))
  }
  return {
    refusal,
    /** The new secret, after `rotate`. */
    secret,
    update: (input: Omit<UpdateSourceInput, 'name'>, onDone?: () => void) =>
      run(async () => {
        const { data } = await sendUpdate({ variables: { input: { ...input, name } } })
        return data !== undefined && data !== null && 'message' in data.outcome
          ? refusalInWords(data.outcome, words)
          : null
      }, onDone),
    rotate: () =>
      run(async () => {
        const input = { name, oldValidForHours: HOURS_OF_OLD_SECRET, idempotencyKey: crypto.randomUUID() }
        const { data } = await sendRotate({ variables: { input } })
        const outcome = data?.outcome
        if (outcome === undefined) return null
        if ('message' in outcome) return refusalInWords(outcome, words)
        setSecret(outcome.secret)
        return null
      }),
  }
}
