import { Textarea, TextInput } from '@mantine/core'
import { WEEKDAYS, type Weekday } from '@tenggat/domain'
import { useState } from 'react'
import { type Dates, datesText, parseDatesText } from '../../format/datesText.js'
import { hoursText, parseHoursText } from '../../format/weekHours.js'
import { useDesk } from '../desk.js'

type Draft = Readonly<Record<string, unknown>>

/** A week typed as people say it, and the dates that are unlike it, one a line. */
export function HoursEditor(props: {
  readonly calendar: unknown
  readonly onChange: (calendar: Draft) => void
}) {
  const { words } = useDesk()
  const { onChange } = props
  const calendar = props.calendar as Draft & Dates & { readonly weekly?: Record<Weekday, never> }
  const weekly = (calendar.weekly ?? {}) as Readonly<Record<string, readonly (readonly [string, string])[]>>
  return (
    <div className="hours-editor">
      <TextInput
        label={words.editor.timeZone}
        value={String(calendar.timeZone ?? '')}
        onChange={(event) => onChange({ ...calendar, timeZone: event.currentTarget.value })}
      />
      <div className="hours-week">
        {WEEKDAYS.map((weekday) => (
          <ReadableText
            key={weekday}
            label={words.weekdays[weekday].short}
            placeholder={words.agreement.closed}
            first={hoursText(weekly[weekday] ?? [])}
            read={parseHoursText}
            onRead={(hours) => {
              const { [weekday]: _before, ...others } = weekly
              onChange({ ...calendar, weekly: hours.length === 0 ? others : { ...weekly, [weekday]: hours } })
            }}
          />
        ))}
      </div>
      <ReadableText
        label={words.editor.dates}
        description={words.editor.datesHelp}
        lines
        first={datesText(calendar)}
        read={parseDatesText}
        onRead={(dates) => {
          const { dates: _d, yearly: _y, holidays: _h, ...rest } = calendar
          onChange({ ...rest, ...dates })
        }}
      />
    </div>
  )
}

/** Text that means something: kept as typed, and told on only when it can be read. */
function ReadableText<T>(props: {
  readonly label: string
  readonly description?: string
  readonly placeholder?: string
  readonly lines?: boolean
  readonly first: string
  readonly read: (text: string) => T | null
  readonly onRead: (value: T) => void
}) {
  const { words } = useDesk()
  const [text, setText] = useState(props.first)
  const common = {
    label: props.label,
    placeholder: props.placeholder,
    value: text,
    error: props.read(text) === null ? words.editor.unreadable : null,
    ...(props.description === undefined ? {} : { description: props.description }),
  }
  const change = (next: string) => {
    setText(next)
    const value = props.read(next)
    if (value !== null) props.onRead(value)
  }
  if (props.lines !== true)
    return <TextInput {...common} onChange={(event) => change(event.currentTarget.value)} />
  return (
    <Textarea
      {...common}
      autosize
      minRows={2}
      maxRows={14}
      onChange={(event) => change(event.currentTarget.value)}
    />
  )
}
