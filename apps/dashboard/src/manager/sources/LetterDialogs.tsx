import { useQuery } from '@apollo/client/react'
import { Button, Modal } from '@mantine/core'
import { DeadLetterBodyDocument } from '../../gql/manager.js'
import { useDesk } from '../desk.js'
import { failureInWords } from '../refusal.js'
import { Waiting } from '../shell/Page.js'
import '../shell/forms.css'

/** Asks before a letter is given up: there is no way back. */
export function DiscardDialog(props: {
  readonly id: string
  readonly onDiscard: () => void
  readonly onClose: () => void
}) {
  const { words } = useDesk()
  const speech = words.sources
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={speech.discardOf(props.id)}
      closeButtonProps={{ 'aria-label': words.agreement.close }}
    >
      <div className="step">
        <p>{speech.discardNote}</p>
        <div className="step-ways">
          <Button variant="default" data-autofocus onClick={props.onClose}>
            {words.agreement.cancel}
          </Button>
          <Button onClick={props.onDiscard}>{speech.discard}</Button>
        </div>
      </div>
    </Modal>
  )
}

/** What came, as it came. */
export function LetterView(props: {
  readonly name: string
  readonly id: string
  readonly onClose: () => void
}) {
  const { words } = useDesk()
  const speech = words.sources
  const { data, error, loading } = useQuery(DeadLetterBodyDocument, {
    variables: { name: props.name, id: props.id },
    fetchPolicy: 'no-cache',
  })
  const letter = data?.source?.deadLetter
  return (
    <Modal
      opened
      size="xl"
      onClose={props.onClose}
      title={speech.letter(props.id)}
      closeButtonProps={{ 'aria-label': words.agreement.close }}
    >
      <Waiting query={{ data, error: error ? failureInWords(error, words) : null, loading }} />
      {letter ? (
        <div className="source-form">
          <h3>{speech.headers}</h3>
          <pre className="source-code">{JSON.stringify(letter.headers, null, 2)}</pre>
          <h3>{speech.body}</h3>
          <pre className="source-code">{indented(letter.body)}</pre>
        </div>
      ) : null}
    </Modal>
  )
}

/** What is JSON is easier to read on several lines. */
function indented(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2)
  } catch {
    return body
  }
}
