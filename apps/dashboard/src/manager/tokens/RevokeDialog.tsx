import { useMutation } from '@apollo/client/react'
import { Button, Modal } from '@mantine/core'
import { refusalInWords } from '@tenggat/words'
import { useState } from 'react'
import { RevokeTokenDocument } from '../../gql/manager.js'
import { useDesk } from '../desk.js'
import { failureInWords } from '../refusal.js'
import type { Token } from './tokenState.js'

/** Asks before a token is revoked: what hangs somewhere with it goes dark, and there is no way back. */
export function RevokeDialog({ token, onClose }: { readonly token: Token; readonly onClose: () => void }) {
  const { words, changes } = useDesk()
  const speech = words.tokens
  const [send, { loading }] = useMutation(RevokeTokenDocument)
  const [refusal, setRefusal] = useState<string | null>(null)
  const revoke = async () => {
    const { data } = await send({ variables: { input: { id: token.id } } })
    const outcome = data?.outcome
    if (outcome !== undefined && 'message' in outcome) return setRefusal(refusalInWords(outcome, words))
    changes.announce()
    onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={speech.revokeOf(token.name)}
      closeButtonProps={{ 'aria-label': words.agreement.close }}
    >
      <div className="step">
        <p>{speech.revokeNote}</p>
        {refusal === null ? null : (
          <p className="old" role="alert">
            {refusal}
          </p>
        )}
        <div className="step-ways">
          <Button variant="default" data-autofocus onClick={onClose}>
            {words.agreement.cancel}
          </Button>
          <Button
            loading={loading}
            onClick={() => void revoke().catch((error: Error) => setRefusal(failureInWords(error, words)))}
          >
            {speech.revoke}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
