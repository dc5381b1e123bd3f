import { Button, Checkbox, FileButton } from '@mantine/core'
import {
  type HolidayImport,
  importHolidays,
  readHolidayFile,
  type UnreadEvent,
  type WeeklyCalendar,
} from '@tenggat/domain'
import { useState } from 'react'
import { useDesk } from '../desk.js'
import { editorOf } from '../words/editorWords.js'

/** No file of holidays is larger; what is would only stop the page. */
const MOST_BYTES = 1024 * 1024

type Taken = Omit<HolidayImport, 'definition'> & { readonly unread: readonly UnreadEvent[] }

/** Takes the holidays of an .ics file over into the hours beside it, and says what came of every event. */
export function HolidayFileButton(props: {
  readonly calendar: WeeklyCalendar
  readonly onTaken: (calendar: WeeklyCalendar) => void
}) {
  const { words } = useDesk()
  const speech = editorOf(words).holidayFile
  const [replaces, setReplaces] = useState(false)
  const [taken, setTaken] = useState<Taken | null>(null)
  const [failures, setFailures] = useState<readonly string[]>([])
  const take = async (file: File | null) => {
    if (file === null) return
    setTaken(null)
    if (file.size > MOST_BYTES) return setFailures([speech.tooLarge])
    const read = readHolidayFile(await file.text())
    if (!read.ok) {
      return setFailures(
        read.problems.map(({ path: [line], message, expected }) =>
          [line === undefined ? null : editorOf(words).line(Number(line)), message, expected]
            .filter((part) => part != null)
            .join(': '),
        ),
      )
    }
    const { definition, ...changes } = importHolidays(props.calendar, read.value.holidays, { replaces })
    setFailures([])
    setTaken({ ...changes, unread: read.value.unread })
    props.onTaken(definition)
  }
  return (
    <div className="holiday-file">
      <div className="holiday-file-ways">
        <FileButton accept=".ics,text/calendar" onChange={(file) => void take(file)}>
          {(button) => (
            <Button size="compact-sm" variant="default" {...button}>
              {speech.take}
            </Button>
          )}
        </FileButton>
        <Checkbox
          size="xs"
          label={speech.replaces}
          checked={replaces}
          onChange={(event) => setReplaces(event.currentTarget.checked)}
        />
      </div>
      {failures.length === 0 ? null : (
        <ul className="old" role="alert">
          {failures.map((failure) => (
            <li key={failure}>{failure}</li>
          ))}
        </ul>
      )}
      {taken === null ? null : <TakenList taken={taken} />}
    </div>
  )
}

function TakenList({ taken }: { readonly taken: Taken }) {
  const { words } = useDesk()
  const speech = editorOf(words).holidayFile
  const dates = (['closed', 'keptOpen', 'reopened'] as const).filter((key) => taken[key].length > 0)
  return (
    <div role="status" className="note">
      {dates.length === 0 ? <p>{speech.nothing}</p> : null}
      {dates.map((key) => (
        <p key={key}>
          {speech[key](taken[key].length)} {taken[key].join(', ')}
        </p>
      ))}
      {taken.unread.length === 0 ? null : (
        <>
          <p>{speech.unread(taken.unread.length)}</p>
          <ul>
            {taken.unread.map(({ line, name, code }) => (
              <li key={line}>
                {editorOf(words).line(line)}: {name} ({speech.codes[code]})
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
