import { useMutation } from '@apollo/client/react'
import { Button, Modal, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { refusalInWords } from '@tenggat/words'
import { useRef, useState } from 'react'
import { DeclareSourceDocument } from '../../gql/manager.js'
import { useDesk } from '../desk.js'
import { failureInWords } from '../refusal.js'
import { Copyable, SecretOnce } from './SecretOnce.js'
import type { Kind } from './SourceState.js'

interface Declared {
  readonly address: string
  readonly secret: string | null
}

/** Makes a source known; then its address and, this once, its secret. */
export function DeclareDialog(props: { readonly kinds: readonly Kind[]; readonly onClose: () => void }) {
  const { words } = useDesk()
  const speech = words.sources
  const [declared, setDeclared] = useState<Declared | null>(null)
  return (
    <Modal
      opened
      size="lg"
      closeOnClickOutside={declared === null}
      closeOnEscape={declared === null}
      onClose={props.onClose}
      title={speech.add}
      closeButtonProps={{ 'aria-label': words.agreement.close }}
    >
      {declared === null ? (
        <Form {...props} onDeclared={setDeclared} />
      ) : (
        <div className="source-form">
          <p>{speech.addressNote}</p>
          <Copyable text={declared.address} />
          {declared.secret === null ? null : <SecretOnce secret={declared.secret} />}
          <Button onClick={props.onClose}>{speech.done}</Button>
        </div>
      )}
    </Modal>
  )
}

function Form(props: {
  readonly kinds: readonly Kind[]
  readonly onClose: () => void
  readonly onDeclared: (declared: Declared) => void
}) {
  const { words } = useDesk()
  const speech = words.sources
  const [name, setName] = useState('')
  const [kindName, setKind] = useState(props.kinds.at(-1)?.kind ?? '')
  const [mapping, setMapping] = useState('')
  const [secret, setSecret] = useState('')
  const { send, refusal, loading } = useDeclare(props.onDeclared)
  const kind = props.kinds.find((each) => each.kind === kindName)
  return (
    <form
      className="source-form"
      onSubmit={(event) => {
        event.preventDefault()
        send({
          name: name.trim(),
          kind: kindName,
          mapping: kind?.takesMapping === true && mapping.trim() !== '' ? mapping : null,
          secret: kind?.hasSecret === true && secret.trim() !== '' ? secret.trim() : null,
        })
      }}
    >
      <TextInput
        label={speech.name}
        description={speech.nameHelp}
        required
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <NativeSelect
        label={speech.kind}
        data={props.kinds.map((each) => ({ value: each.kind, label: each.label }))}
        value={kindName}
        onChange={(event) => setKind(event.currentTarget.value)}
      />
      {kind?.hasSecret === true ? (
        <TextInput
          label={speech.ownSecret}
          autoComplete="off"
          value={secret}
          onChange={(event) => setSecret(event.currentTarget.value)}
        />
      ) : (
        <p className="source-soft">{speech.byToken}</p>
      )}
      {kind?.takesMapping === true ? (
        <Textarea
          label={speech.mapping}
          description={speech.mappingNote}
          autosize
          minRows={4}
          maxRows={14}
          spellCheck={false}
          value={mapping}
          onChange={(event) => setMapping(event.currentTarget.value)}
        />
      ) : null}
      {refusal === null ? null : (
        <p className="old" role="alert">
          {refusal}
        </p>
      )}
      <div className="source-ways">
        <Button variant="default" onClick={props.onClose}>
          {words.agreement.cancel}
        </Button>
        <Button type="submit" loading={loading} disabled={name.trim() === ''}>
          {speech.save}
        </Button>
      </div>
    </form>
  )
}

interface Draft {
  readonly name: string
  readonly kind: string
  readonly mapping: string | null
  readonly secret: string | null
}

function useDeclare(onDeclared: (declared: Declared) => void) {
  const { changes, words } = useDesk()
  const [refusal, setRefusal] = useState<string | null>(null)
  const keys = useRef(new Map<string, string>())
  const [declare, { loading }] = useMutation(DeclareSourceDocument)
  const send = async (draft: Draft) => {
    // Another input is another request: only the very same one may be taken for a repetition.
    const text = JSON.stringify(draft)
    const idempotencyKey = keys.current.get(text) ?? crypto.randomUUID()
    keys.current.set(text, idempotencyKey)
    const { data } = await declare({ variables: { input: { ...draft, idempotencyKey } } })
    const outcome = data?.outcome
    if (outcome?.__typename !== 'SourceDeclared') {
      // The very same source declared again: its secret is not shown twice.
      const isThere = outcome === undefined || outcome.__typename === 'SourceAlreadyDeclared'
      setRefusal(isThere ? words.refusals.NAME_TAKEN : refusalInWords(outcome, words))
      return
    }
    changes.announce()
    onDeclared({ address: location.origin + outcome.source.endpoint, secret: outcome.secret })
  }
  return {
    send: (draft: Draft) =>
      void send(draft).catch((error: Error) => setRefusal(failureInWords(error, words))),
    refusal,
    loading,
  }
}
