import { Button, NativeSelect, TextInput } from '@mantine/core'
import { COMBINATIONS, type Combination } from '@tenggat/domain'
import { useState } from 'react'
import { useDesk } from '../desk.js'
import { editorOf } from '../words/editorWords.js'
import { HoursEditor } from './HoursEditor.js'

type Draft = Readonly<Record<string, unknown>>

const WORKDAY = [['08:00', '17:00']]
export const OFFICE: Draft = {
  timeZone: 'Asia/Jakarta',
  weekly: { mon: WORKDAY, tue: WORKDAY, wed: WORKDAY, thu: WORKDAY, fri: WORKDAY },
}

/** Hours of their own, or made of others', each with an editor of its own. */
export function CalendarEditor(props: {
  readonly calendar: unknown
  readonly onChange: (calendar: Draft) => void
}) {
  const { words } = useDesk()
  const calendar = props.calendar as Draft
  const way = COMBINATIONS.find((each) => each in calendar)
  if (way === undefined) return <HoursEditor {...props} />
  const members = calendar[way] as Readonly<Record<string, unknown>>
  const put = (next: Readonly<Record<string, unknown>>) => props.onChange({ ...calendar, [way]: next })
  return (
    <div className="hours-editor">
      <WayField
        way={way}
        calendar={calendar}
        onChange={(next) => props.onChange({ timeZone: calendar.timeZone, [next]: members })}
        onZone={(timeZone) => props.onChange({ ...calendar, timeZone })}
      />
      {Object.entries(members).map(([name, member]) => (
        <details key={name} className="item" open>
          <summary>{name}</summary>
          <CalendarEditor calendar={member} onChange={(next) => put({ ...members, [name]: next })} />
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => {
              const { [name]: _gone, ...others } = members
              put(others)
            }}
          >
            {editorOf(words).remove}
          </Button>
        </details>
      ))}
      <NameAdder onAdd={(name) => put({ ...members, [name]: members[name] ?? OFFICE })} />
    </div>
  )
}

/** Open when any is or when all are, and whose days count. */
export function WayField(props: {
  readonly way: Combination
  readonly calendar: Draft
  readonly onChange: (way: Combination) => void
  readonly onZone: (timeZone: string) => void
}) {
  const { words } = useDesk()
  return (
    <>
      <NativeSelect
        label={editorOf(words).openWhen}
        data={COMBINATIONS.map((way) => ({ value: way, label: editorOf(words).ways[way] }))}
        value={props.way}
        onChange={(event) => props.onChange(event.currentTarget.value as Combination)}
      />
      <TextInput
        label={editorOf(words).daysOfZone}
        value={String(props.calendar.timeZone ?? '')}
        onChange={(event) => props.onZone(event.currentTarget.value)}
      />
    </>
  )
}

function NameAdder({ onAdd }: { readonly onAdd: (name: string) => void }) {
  const { words } = useDesk()
  const [name, setName] = useState('')
  return (
    <div className="condition-row">
      <TextInput
        size="xs"
        aria-label={editorOf(words).calendarName}
        placeholder={editorOf(words).calendarName}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button
        size="xs"
        variant="default"
        disabled={name.trim() === ''}
        onClick={() => {
          onAdd(name.trim())
          setName('')
        }}
      >
        {editorOf(words).addCalendar.own}
      </Button>
    </div>
  )
}
