import { useMutation } from '@apollo/client/react'
import { Button, Textarea, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { refusalInWords } from '@tenggat/words'
import { useState } from 'react'
import { CreateAgreementDocument, type DraftOutcomeFragment, TemplatesDocument } from '../../gql/manager.js'
import { useDesk } from '../desk.js'
import { failureInWords } from '../refusal.js'
import { Page, Waiting } from '../shell/Page.js'
import { useLive } from '../useLive.js'
import { editorOf } from '../words/editorWords.js'
import '../shell/forms.css'
import './agreement.css'

type Begin = { readonly templateId: string } | { readonly document: string }
type Refusal = Exclude<DraftOutcomeFragment, { __typename: 'DraftSaved' }>

/** Begins an agreement: from a template under a name of its own, or from a document. */
export function NewAgreement() {
  const { words, language } = useDesk()
  const speech = words.agreement
  const query = useLive(TemplatesDocument, { language }, { everyMs: 60_000 })
  const { create, refusal, loading } = useCreate()
  const [chosen, setChosen] = useState<string | null>(null)
  const [document, setDocument] = useState('')
  return (
    <Page title={speech.newAgreement}>
      <p className="note">{speech.newNote}</p>
      <Refused refusal={refusal} />
      <Waiting query={query} />
      <div className="gallery">
        {query.data?.agreementTemplates.map((template) => (
          <section key={template.id} className="panel" aria-label={template.title}>
            <h2>{template.title}</h2>
            <p className="soft">{words.agreementKinds[template.kind].name}</p>
            <p>{template.description}</p>
            <details>
              <summary>{speech.inside}</summary>
              <pre>{template.document}</pre>
            </details>
            {chosen === template.id ? (
              <Named
                firstTitle={template.title}
                loading={loading}
                onSend={(id, title) => create({ templateId: template.id }, id, title)}
              />
            ) : (
              <Button variant="default" onClick={() => setChosen(template.id)}>
                {speech.useTemplate}
              </Button>
            )}
          </section>
        ))}
      </div>
      <form
        className="panel step"
        onSubmit={(event) => {
          event.preventDefault()
          create({ document }, null, null)
        }}
      >
        <Textarea
          className="yaml"
          label={speech.paste}
          autosize
          minRows={6}
          maxRows={30}
          spellCheck={false}
          value={document}
          onChange={(event) => setDocument(event.currentTarget.value)}
        />
        <div>
          <Button type="submit" loading={loading} disabled={document.trim() === ''}>
            {speech.pasteSend}
          </Button>
        </div>
      </form>
    </Page>
  )
}

function Named(props: {
  readonly firstTitle: string
  readonly loading: boolean
  readonly onSend: (id: string, title: string) => void
}) {
  const { words } = useDesk()
  const speech = words.agreement
  const [id, setId] = useState('')
  const [title, setTitle] = useState(props.firstTitle)
  return (
    <form
      className="step"
      onSubmit={(event) => {
        event.preventDefault()
        props.onSend(id.trim(), title.trim())
      }}
    >
      <TextInput
        label={speech.newId}
        description={speech.newIdHelp}
        required
        value={id}
        onChange={(event) => setId(event.currentTarget.value)}
      />
      <TextInput
        label={speech.newTitle}
        required
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <div>
        <Button type="submit" loading={props.loading}>
          {speech.useTemplate}
        </Button>
      </div>
    </form>
  )
}

function Refused({ refusal }: { readonly refusal: Refusal | string | null }) {
  const { words } = useDesk()
  if (refusal === null) return null
  const problems =
    typeof refusal !== 'string' && refusal.__typename === 'InvalidDocument' ? refusal.problems : []
  return (
    <div className="old" role="alert">
      {typeof refusal === 'string' ? refusal : refusalInWords(refusal, words)}
      <ul>
        {problems.map(({ path, line, message, expected }) => (
          <li key={`${path} ${message}`}>
            <code>{path}</code>
            {line == null ? null : ` (${editorOf(words).line(line)})`}: {message}
            {expected == null ? null : ` – ${expected}`}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The same press of a button twice makes one agreement: the key is the page's own. */
function useCreate() {
  const { changes, words } = useDesk()
  const navigate = useNavigate()
  const [refusal, setRefusal] = useState<Refusal | string | null>(null)
  const [mutate, { loading }] = useMutation(CreateAgreementDocument)
  const send = async (begin: Begin, id: string | null, title: string | null) => {
    setRefusal(null)
    const input = { ...begin, id, title, idempotencyKey: crypto.randomUUID() }
    const { data } = await mutate({ variables: { input } })
    const outcome = data?.createAgreement
    if (outcome?.__typename === 'DraftSaved') {
      changes.announce()
      await navigate({ to: '/agreements/$id/edit', params: { id: outcome.agreement.id } })
    } else if (outcome !== undefined) setRefusal(outcome)
  }
  return {
    create: (begin: Begin, id: string | null, title: string | null) =>
      void send(begin, id, title).catch((error: Error) => setRefusal(failureInWords(error, words))),
    refusal,
    loading,
  }
}
