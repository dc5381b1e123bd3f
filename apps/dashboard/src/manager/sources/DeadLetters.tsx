import { useMutation } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { useState } from 'react'
import {
  DiscardDeadLettersDocument,
  type OneSourceQuery,
  ReplayDeadLettersDocument,
} from '../../gql/manager.js'
import { useDesk } from '../desk.js'
import { Scroll } from '../figures/AsTable.js'
import { failureInWords } from '../refusal.js'
import { DiscardDialog, LetterView } from './LetterDialogs.js'

type Letter = NonNullable<OneSourceQuery['source']>['deadLetters']['nodes'][number]

/** Deliveries that made no events, with why; read again once the mapping is mended. */
export function DeadLetters(props: {
  readonly name: string
  readonly letters: readonly Letter[]
  readonly open: number
}) {
  const speech = useDesk().words.sources
  const { replay, discard, said } = useLetterSteps(props.name)
  const [shown, setShown] = useState<string | null>(null)
  const [leaving, setLeaving] = useState<string | null>(null)
  if (props.letters.length === 0) return <p className="source-soft">{speech.noLetters}</p>
  return (
    <>
      {said === null ? null : <p role="status">{said}</p>}
      <Scroll className="scroll-x" label={speech.letters}>
        <table className="letters">
          <thead>
            <tr>
              <th>{speech.received}</th>
              <th>{speech.why}</th>
              <th className="number">{speech.tries}</th>
              <th>{speech.state}</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {props.letters.map((letter) => (
              <Row
                key={letter.id}
                letter={letter}
                onShow={() => setShown(letter.id)}
                onReplay={() => replay([letter.id])}
                onDiscard={() => setLeaving(letter.id)}
              />
            ))}
          </tbody>
        </table>
      </Scroll>
      {props.open > 0 ? (
        <div className="source-ways">
          <Button size="compact-sm" onClick={() => replay(null)}>
            {speech.replayAll}
          </Button>
        </div>
      ) : null}
      {shown === null ? null : <LetterView name={props.name} id={shown} onClose={() => setShown(null)} />}
      {leaving === null ? null : (
        <DiscardDialog
          id={leaving}
          onClose={() => setLeaving(null)}
          onDiscard={() => {
            discard([leaving])
            setLeaving(null)
          }}
        />
      )}
    </>
  )
}

function Row(props: {
  readonly letter: Letter
  readonly onShow: () => void
  readonly onReplay: () => void
  readonly onDiscard: () => void
}) {
  const { words, clock } = useDesk()
  const speech = words.sources
  const { id, receivedAt, code, message, path, attempts, resolution } = props.letter
  return (
    <tr data-letter={id}>
      <td className="cell-due">{clock.short(Date.parse(receivedAt))}</td>
      <td className="because">
        <b>{code}</b> {path === '' ? null : <code>{path}</code>}
        <div className="source-soft">{message}</div>
      </td>
      <td className="number">{attempts}</td>
      <td className="letter-state">{resolution === null ? speech.waiting : speech.resolution[resolution]}</td>
      <td className="letter-ways">
        <div className="source-ways">
          <Button size="compact-sm" variant="default" aria-label={speech.showOf(id)} onClick={props.onShow}>
            {speech.show}
          </Button>
          {resolution === null ? (
            <>
              <Button
                size="compact-sm"
                variant="default"
                aria-label={speech.replayOf(id)}
                onClick={props.onReplay}
              >
                {speech.replay}
              </Button>
              <Button
                size="compact-sm"
                variant="default"
                aria-label={speech.discardOf(id)}
                onClick={props.onDiscard}
              >
                {speech.discard}
              </Button>
            </>
          ) : null}
        </div>
      </td>
    </tr>
  )
}

function useLetterSteps(source: string) {
  const { changes, words } = useDesk()
  const [said, setSaid] = useState<string | null>(null)
  const [sendReplay] = useMutation(ReplayDeadLettersDocument)
  const [sendDiscard] = useMutation(DiscardDeadLettersDocument)
  const run = (step: () => Promise<string | null>) =>
    void step().then(
      (what) => {
        setSaid(what)
        changes.announce()
      },
      (error: Error) => setSaid(failureInWords(error, words)),
    )
  return {
    said,
    replay: (ids: string[] | null) =>
      run(async () => {
        const { data } = await sendReplay({ variables: { input: { source, ids } } })
        const replayed = data?.replayed ?? []
        const events = replayed.reduce((sum, { recorded, duplicates }) => sum + recorded + duplicates, 0)
        return words.sources.replayed(events, replayed.filter(({ code }) => code !== null).length)
      }),
    discard: (ids: string[]) =>
      run(async () => {
        await sendDiscard({ variables: { input: { source, ids } } })
        return null
      }),
  }
}
