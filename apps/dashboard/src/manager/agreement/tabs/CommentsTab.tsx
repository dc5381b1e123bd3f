import { useMutation } from '@apollo/client/react'
import { Button, NativeSelect, Textarea } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { commentPlaces } from '@tenggat/domain'
import { fieldNamed, refusalInWords } from '@tenggat/words'
import { useState } from 'react'
import { AgreementCommentsDocument, CommentDocument } from '../../../gql/manager.js'
import { useDesk } from '../../desk.js'
import { failureInWords } from '../../refusal.js'
import { Waiting } from '../../shell/Page.js'
import { useLive } from '../../useLive.js'
import { placeOf } from '../clauses.js'
import type { ShownAgreement } from '../shownAgreement.js'

/** What every side has said about the clauses of this version. */
export function CommentsTab({ agreement }: { readonly agreement: ShownAgreement }) {
  const { words, clock } = useDesk()
  const speech = words.agreement
  const { id, version, parties } = agreement
  const query = useLive(AgreementCommentsDocument, { id, version }, { everyMs: 3_000 })
  const comments = query.data?.agreement?.comments ?? []
  const partyName = (party: string | null) => parties.find((it) => it.id === party)?.name ?? null
  return (
    <>
      <Waiting query={query} />
      {query.data !== undefined && comments.length === 0 ? <p className="note">{speech.noComments}</p> : null}
      {comments.map((comment) => (
        <article key={comment.seq} className="panel comment">
          <p>
            <b>{comment.author}</b>{' '}
            <span className="soft">
              {[partyName(comment.party), clock.full(Date.parse(comment.at))].filter(Boolean).join(' · ')}
              {' · '}
              <Link
                to="/agreements/$id"
                params={{ id }}
                search={{ version: String(version), ...placeOf(comment.clause) }}
              >
                {comment.clause}
              </Link>
            </span>
          </p>
          <p className="as-written">{comment.text}</p>
        </article>
      ))}
      {agreement.can.includes('comment') ? <Compose agreement={agreement} /> : null}
    </>
  )
}

function Compose({ agreement }: { readonly agreement: ShownAgreement }) {
  const { words, changes } = useDesk()
  const speech = words.agreement
  const { id, version } = agreement
  const [clause, setClause] = useState('summary')
  const [text, setText] = useState('')
  const [refusal, setRefusal] = useState<string | null>(null)
  const [send, { loading }] = useMutation(CommentDocument)
  const submit = async () => {
    const { data } = await send({ variables: { input: { id, version, clause, text } } })
    const step = data?.step
    if (step === undefined || step.__typename === 'AgreementChanged') {
      setText('')
      setRefusal(null)
      changes.announce()
    } else setRefusal(refusalInWords(step, words))
  }
  return (
    <form
      className="panel compose"
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim() !== '') submit().catch((error: Error) => setRefusal(failureInWords(error, words)))
      }}
    >
      <NativeSelect
        label={speech.commentOn}
        value={clause}
        onChange={(event) => setClause(event.currentTarget.value)}
        data={commentPlaces(agreement.terms).map(({ path, part, item }) => ({
          value: path,
          label: [fieldNamed(part, words)[0], ...(item === null ? [] : [item])].join(' · '),
        }))}
      />
      <Textarea
        label={speech.commentText}
        autosize
        minRows={3}
        value={text}
        error={refusal}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button type="submit" loading={loading}>
        {speech.sendComment}
      </Button>
    </form>
  )
}
