import { Button, Textarea, TextInput } from '@mantine/core'
import { WEEKDAYS, type WeekHours as Week } from '@tenggat/domain'
import { useState } from 'react'
import { type Dates, datesText, parseDatesText } from '../../format/datesText.js'
import { hoursText, parseHoursText } from '../../format/weekHours.js'
import { useDesk } from '../desk.js'
import { editorOf } from '../words/editorWords.js'
import { HolidayFileButton } from './HolidayFileButton.js'

type Draft = Readonly<Record<string, unknown>>

/** A week typed as people say it, seasons with one of their own, and the dates that are unlike both, one a line. */
export function HoursEditor(props: {
  readonly calendar: unknown
  readonly onChange: (calendar: Draft) => void
}) {
  const { words } = useDesk()
  const { onChange } = props
  const calendar = props.calendar as Draft & Dates & { readonly weekly?: Week }
  /** How often dates came from a file: their text is shown anew then. */
  const [taken, setTaken] = useState(0)
  return (
    <div className="hours-editor">
      <TextInput
        label={editorOf(words).timeZone}
        value={String(calendar.timeZone ?? '')}
        onChange={(event) => onChange({ ...calendar, timeZone: event.currentTarget.value })}
      />
      <WeekFields week={calendar.weekly ?? {}} onChange={(weekly) => onChange({ ...calendar, weekly })} />
      <SeasonsEditor
        seasons={(calendar.seasons ?? []) as readonly SeasonDraft[]}
        onChange={(seasons) => {
          const { seasons: _before, ...rest } = calendar
          onChange(seasons.length === 0 ? rest : { ...rest, seasons })
        }}
      />
      <ReadableText
        key={taken}
        label={editorOf(words).dates}
        description={editorOf(words).datesHelp}
        lines
        first={datesText(calendar)}
        read={parseDatesText}
        onRead={(dates) => {
          const { dates: _d, yearly: _y, holidays: _h, ...rest } = calendar
          onChange({ ...rest, ...dates })
        }}
      />
      <HolidayFileButton
        calendar={{ timeZone: '', weekly: {}, ...calendar }}
        onTaken={(next) => {
          setTaken(taken + 1)
          onChange({ ...next })
        }}
      />
    </div>
  )
}

interface SeasonDraft {
  readonly from: string
  readonly to: string
  readonly weekly: Week
}

/** Parts of the year; the first one proposed are the summer's. */
function SeasonsEditor(props: {
  readonly seasons: readonly SeasonDraft[]
  readonly onChange: (seasons: readonly SeasonDraft[]) => void
}) {
  const { words } = useDesk()
  const { seasons, onChange } = props
  const put = (index: number, season: SeasonDraft) => onChange(seasons.with(index, season))
  return (
    <>
      {seasons.map((season, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: seasons have no names; where one goes, the others are shown anew
        <fieldset key={`${index} of ${seasons.length}`} className="items">
          <legend>{editorOf(words).season}</legend>
          <div className="hours-editor">
            <div className="hours-week">
              {(['from', 'to'] as const).map((end) => (
                <TextInput
                  key={end}
                  label={editorOf(words).seasonEnds[end]}
                  placeholder="MM-DD"
                  value={season[end]}
                  onChange={(event) => put(index, { ...season, [end]: event.currentTarget.value.trim() })}
                />
              ))}
            </div>
            <WeekFields week={season.weekly} onChange={(weekly) => put(index, { ...season, weekly })} />
          </div>
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => onChange(seasons.filter((_, at) => at !== index))}
          >
            {editorOf(words).remove}
          </Button>
        </fieldset>
      ))}
      <Button
        className="hours-add"
        size="compact-sm"
        variant="default"
        onClick={() => onChange([...seasons, { from: '05-01', to: '08-31', weekly: {} }])}
      >
        {editorOf(words).addSeason}
      </Button>
    </>
  )
}

function WeekFields({ week, onChange }: { readonly week: Week; readonly onChange: (week: Week) => void }) {
  const { words } = useDesk()
  return (
    <div className="hours-week">
      {WEEKDAYS.map((weekday) => (
        <ReadableText
          key={weekday}
          label={words.weekdays[weekday].short}
          placeholder={words.agreement.closed}
          first={hoursText(week[weekday] ?? [])}
          read={parseHoursText}
          onRead={(hours) => {
            const { [weekday]: _before, ...others } = week
            onChange(hours.length === 0 ? others : { ...week, [weekday]: hours })
          }}
        />
      ))}
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
    error: props.read(text) === null ? editorOf(words).unreadable : null,
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
