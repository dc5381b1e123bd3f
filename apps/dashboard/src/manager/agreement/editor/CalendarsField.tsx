import { Button, TagsInput, TextInput } from '@mantine/core'
import { COMBINATIONS } from '@tenggat/domain'
import { useState } from 'react'
import { useDesk } from '../../desk.js'
import { CalendarEditor, OFFICE, WayField } from '../../shell/CalendarEditor.js'
import { editorOf } from '../../words/editorWords.js'
import { isRecord, listOf, type Path, problemsAt } from './document.js'
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
          {isRecord(calendar) && COMBINATIONS.some((way) => Array.isArray(calendar[way])) ? (
            <CombinationField path={[...path, key]} calendar={calendar} names={Object.keys(calendars)} />
          ) : isRecord(calendar) && 'use' in calendar ? (
            <TextInput
              label={editorOf(words).sharedUse}
              value={String(calendar.use ?? '')}
              onChange={(event) => form.change([...path, key, 'use'], event.currentTarget.value)}
            />
          ) : (
            <CalendarEditor calendar={calendar} onChange={(next) => form.change([...path, key], next)} />
          )}
          {problemsAt(form.problems, [...path, key]) === null ? null : (
            <p className="field-error">{problemsAt(form.problems, [...path, key])}</p>
          )}
          <Button size="compact-xs" variant="default" onClick={() => form.change([...path, key], undefined)}>
            {editorOf(words).remove}
          </Button>
        </details>
      ))}
      <div className="condition-row">
        <TextInput
          size="xs"
          aria-label={editorOf(words).calendarName}
          placeholder={editorOf(words).calendarName}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {(['own', 'shared', 'combined'] as const).map((kind) => (
          <Button
            key={kind}
            size="xs"
            variant="default"
            disabled={name.trim() === '' || (kind === 'combined' && Object.keys(calendars).length < 2)}
            onClick={() => {
              form.change([...path, name.trim()], firstOf(kind, name.trim(), Object.keys(calendars)))
              setName('')
            }}
          >
            {editorOf(words).addCalendar[kind]}
          </Button>
        ))}
      </div>
    </fieldset>
  )
}

/** Made of other calendars of the document. The last names stay: made of none it would be no calendar. */
function CombinationField(props: {
  readonly path: Path
  readonly calendar: Readonly<Record<string, unknown>>
  readonly names: readonly string[]
}) {
  const { words } = useDesk()
  const { form } = useField(props.path)
  const { path, calendar } = props
  const way = COMBINATIONS.find((each) => Array.isArray(calendar[each]))!
  const members = listOf(calendar[way]).map(String)
  return (
    <div className="hours-editor">
      <WayField
        way={way}
        calendar={calendar}
        onChange={(next) => form.change(path, { timeZone: calendar.timeZone, [next]: members })}
        onZone={(timeZone) => form.change(path, { ...calendar, timeZone })}
      />
      <TagsInput
        label={editorOf(words).madeOf}
        acceptValueOnBlur
        data={props.names.filter((name) => name !== path.at(-1))}
        value={members}
        onChange={(next) => (next.length === 0 ? undefined : form.change([...path, way], next))}
        comboboxProps={{ withinPortal: false }}
      />
    </div>
  )
}

function firstOf(kind: 'own' | 'shared' | 'combined', name: string, names: readonly string[]): unknown {
  if (kind === 'own') return OFFICE
  return kind === 'shared' ? { use: name } : { timeZone: OFFICE.timeZone, union: names.slice(0, 2) }
}
