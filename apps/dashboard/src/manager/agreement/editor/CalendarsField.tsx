import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useDesk } from '../../desk.js'
import { HoursEditor } from '../../shell/HoursEditor.js'
import { isRecord, type Path, problemsAt } from './document.js'
import { useField } from './useField.js'

/** The calendars by name: each its own hours, or a shared one that is followed. */
export function CalendarsField({ path }: { readonly path: Path }) {
  const { words } = useDesk()
  const { form, value, common } = useField(path)
  const [name, setName] = useState('')
  const calendars = isRecord(value) ? value : {}
  return (
    <fieldset className="items">
      <legend>{common.label}</legend>
      <p className="soft">{common.description}</p>
      {Object.entries(calendars).map(([key, calendar]) => (
        <details key={key} className="item" open>
          <summary>{key}</summary>
          {isRecord(calendar) && 'use' in calendar ? (
            <TextInput
              label={words.editor.sharedUse}
              value={String(calendar.use ?? '')}
              onChange={(event) => form.change([...path, key, 'use'], event.currentTarget.value)}
            />
          ) : (
            <HoursEditor calendar={calendar} onChange={(next) => form.change([...path, key], next)} />
          )}
          {problemsAt(form.problems, [...path, key]) === null ? null : (
            <p className="field-error">{problemsAt(form.problems, [...path, key])}</p>
          )}
          <Button size="compact-xs" variant="default" onClick={() => form.change([...path, key], undefined)}>
            {words.editor.remove}
          </Button>
        </details>
      ))}
      <div className="condition-row">
        <TextInput
          size="xs"
          aria-label={words.editor.calendarName}
          placeholder={words.editor.calendarName}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {(['own', 'shared'] as const).map((kind) => (
          <Button
            key={kind}
            size="xs"
            variant="default"
            disabled={name.trim() === ''}
            onClick={() => {
              form.change([...path, name.trim()], kind === 'own' ? OFFICE : { use: name.trim() })
              setName('')
            }}
          >
            {words.editor.addCalendar[kind]}
          </Button>
        ))}
      </div>
    </fieldset>
  )
}

const WORKDAY = [['08:00', '17:00']]
const OFFICE = {
  timeZone: 'Asia/Jakarta',
  weekly: { mon: WORKDAY, tue: WORKDAY, wed: WORKDAY, thu: WORKDAY, fri: WORKDAY },
}
