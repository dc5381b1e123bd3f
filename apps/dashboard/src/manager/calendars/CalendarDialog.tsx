import { useMutation } from '@apollo/client/react'
import { Button, Modal, TextInput } from '@mantine/core'
import { COMBINATIONS } from '@tenggat/domain'
import { refusalInWords } from '@tenggat/words'
import { useState } from 'react'
import { PutCalendarDocument, type PutCalendarMutation } from '../../gql/manager.js'
import { useDesk } from '../desk.js'
import { failureInWords } from '../refusal.js'
import { CalendarEditor, OFFICE } from '../shell/CalendarEditor.js'
import { Followers, type SharedCalendar } from './Followers.js'

type Outcome = PutCalendarMutation['putCalendar']

/** A new revision, tried first: whom it reaches is shown before it is put in place. */
export function CalendarDialog(props: {
  readonly calendar: SharedCalendar | null
  readonly onClose: () => void
}) {
  const { words, changes } = useDesk()
  const speech = words.calendars
  const [id, setId] = useState(props.calendar?.id ?? '')
  const [definition, setDefinition] = useState<unknown>(props.calendar?.definition ?? OFFICE)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [put, { loading }] = useMutation(PutCalendarDocument)
  const send = async (dryRun: boolean) => {
    const { data } = await put({ variables: { input: { id: id.trim(), definition, dryRun } } })
    setOutcome(data?.putCalendar ?? null)
    if (data?.putCalendar.__typename !== 'CalendarStored' || dryRun) return
    changes.announce()
    props.onClose()
  }
  const press = (dryRun: boolean) =>
    void send(dryRun).catch((error: Error) => setFailure(failureInWords(error, words)))
  const tried = outcome?.__typename === 'CalendarStored'
  return (
    <Modal
      opened
      size="lg"
      onClose={props.onClose}
      title={props.calendar === null ? speech.add : speech.editOf(props.calendar.id)}
      closeButtonProps={{ 'aria-label': words.agreement.close }}
    >
      <div className="step">
        {props.calendar === null ? (
          <TextInput
            label={words.agreement.newId}
            required
            value={id}
            onChange={(event) => setId(event.currentTarget.value)}
          />
        ) : null}
        <CalendarEditor
          calendar={definition}
          onChange={(next) => {
            setDefinition(next)
            setOutcome(null)
          }}
        />
        {COMBINATIONS.some((way) => way in (definition as object)) ? null : (
          <Button
            className="combine"
            size="compact-sm"
            variant="subtle"
            onClick={() => {
              const own = definition as typeof OFFICE
              setDefinition({ timeZone: own.timeZone, union: { first: own, second: OFFICE } })
              setOutcome(null)
            }}
          >
            {speech.combine}
          </Button>
        )}
        <Verdict outcome={outcome} failure={failure} />
        <div className="step-ways">
          <Button variant="default" onClick={props.onClose}>
            {words.agreement.cancel}
          </Button>
          <Button loading={loading} disabled={id.trim() === ''} onClick={() => press(!tried)}>
            {tried ? speech.store : speech.tryOut}
          </Button>
        </div>
      </div>
    </Modal>
  )
}

function Verdict({
  outcome,
  failure,
}: {
  readonly outcome: Outcome | null
  readonly failure: string | null
}) {
  const { words } = useDesk()
  const speech = words.calendars
  if (failure !== null)
    return (
      <p className="old" role="alert">
        {failure}
      </p>
    )
  if (outcome === null) return null
  if (outcome.__typename === 'CalendarStored')
    return (
      <div role="status">
        <p>{speech.reaches}</p>
        <Followers agreements={outcome.followers} />
        {outcome.leftBehind.length === 0 ? null : (
          <div className="old">
            <p>{speech.leftBehind}</p>
            <Followers agreements={outcome.leftBehind} />
          </div>
        )}
      </div>
    )
  const problems = outcome.__typename === 'InvalidDocument' ? outcome.problems : []
  return (
    <div className="old" role="alert">
      {refusalInWords(outcome, words)}
      <ul>
        {problems.map(({ path, message, expected }) => (
          <li key={`${path} ${message}`}>
            <code>{path}</code>: {message}
            {expected === null ? null : ` – ${expected}`}
          </li>
        ))}
      </ul>
    </div>
  )
}
