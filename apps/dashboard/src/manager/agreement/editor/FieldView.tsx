import { Checkbox, NativeSelect, TagsInput, Textarea, TextInput } from '@mantine/core'
import { lastDayOf, namedFields, parseAmount, type Referable } from '@tenggat/domain'
import { amountInWords, capitalised, choiceInWords } from '@tenggat/words'
import { useRef } from 'react'
import { dayInWords } from '../../../format/zoneClock.js'
import { useDesk } from '../../desk.js'
import { editorOf } from '../../words/editorWords.js'
import { CalendarsField } from './CalendarsField.js'
import { isRecord, listOf, type Path } from './document.js'
import { type FieldViewProps, ItemsField } from './ItemsField.js'
import { MatchField, PredicateField } from './MatchField.js'
import { MatrixField } from './MatrixField.js'
import { namedList } from './renamed.js'
import { nameOf, useField } from './useField.js'

/** One field with its name and what it means, whatever its kind. `at` is the part of the document it stands in. */
export function FieldView({ named, at }: FieldViewProps) {
  const [name, { shape, unsaid }] = named
  const path = [...at, name]
  switch (shape.kind) {
    case 'items':
      return <ItemsField shape={shape} path={path} FieldView={FieldView} />
    case 'group':
      return (
        <div className="field-group">
          {namedFields(shape.fields).map((inner) => (
            <FieldView key={inner[0]} named={inner} at={path} />
          ))}
        </div>
      )
    case 'match':
      return <MatchField path={path} />
    case 'predicate':
      return <PredicateField path={path} />
    case 'calendars':
      return <CalendarsField path={path} />
    case 'matrix':
      return <MatrixField path={path} />
    case 'flag':
      return <FlagField path={path} unsaid={unsaid === true} />
    case 'choice':
      return <ChoiceField path={path} options={shape.options} unsaid={unsaid as string | undefined} />
    case 'reference':
      return <ReferenceField path={path} to={shape.to} />
    case 'references':
    case 'texts':
    case 'thresholds':
      return <TextsField path={path} {...(shape.kind === 'references' ? { to: shape.to } : {})} />
    default:
      return <TextField path={path} kind={shape.kind} />
  }
}

const asText = (value: unknown): string => (value === undefined || value === null ? '' : String(value))

function TextField({ path, kind }: { readonly path: Path; readonly kind: string }) {
  const { words } = useDesk()
  const { form, value, common } = useField(path)
  const named = useRef('')
  const change = (text: string) =>
    form.change(path, kind === 'number' && /^\d+$/.test(text) ? Number(text) : readObjective(kind, text))
  if (kind === 'prose') {
    return (
      <Textarea
        {...common}
        className="field-wide"
        autosize
        minRows={2}
        maxRows={16}
        value={asText(value)}
        onChange={(event) => change(event.currentTarget.value)}
      />
    )
  }
  const list = namedList(path)
  // Only a name that is finished is followed: on the way to it there may be one that another item has.
  const follow = {
    onFocus: () => {
      named.current = asText(value)
    },
    onBlur: () => {
      if (list !== null && named.current !== asText(value)) form.rename(list, named.current, asText(value))
    },
  }
  const feedback = kind === 'amount' && value !== undefined ? parseAmount(asText(value)) : null
  const lastDay = nameOf(path) === 'term.endsOn' ? lastDayOf({ endsOn: asText(value) }) : null
  return (
    <TextInput
      {...common}
      {...(lastDay === null
        ? {}
        : { description: `= ${words.agreement.inForceThrough(dayInWords(lastDay, words.locale))}` })}
      error={common.error ?? (feedback?.ok === false ? feedback.problems[0]!.message : null)}
      rightSectionWidth="auto"
      rightSection={
        feedback?.ok === true ? (
          <span className="read-as">= {amountInWords(feedback.value, words)}</span>
        ) : null
      }
      type={kind === 'date' ? 'date' : 'text'}
      value={asText(value)}
      onChange={(event) => change(event.currentTarget.value)}
      {...(list === null ? {} : follow)}
    />
  )
}

/** A count is a number in the document; a share is text with its sign. */
const readObjective = (kind: string, text: string): unknown =>
  kind === 'objective' && /^\d+(\.\d+)?$/.test(text) ? Number(text) : text

function FlagField({ path, unsaid }: { readonly path: Path; readonly unsaid: boolean }) {
  const { form, value, common } = useField(path)
  return (
    <Checkbox
      {...common}
      className="field-flag"
      checked={value === undefined ? unsaid : value === true}
      onChange={(event) => {
        const { checked } = event.currentTarget
        form.change(path, checked === unsaid ? undefined : checked)
      }}
    />
  )
}

function ChoiceField(props: {
  readonly path: Path
  readonly options: readonly string[]
  readonly unsaid: string | undefined
}) {
  const { words } = useDesk()
  const { form, value, common } = useField(props.path)
  const key = String(props.path[props.path.length - 1])
  const named = (option: string) => capitalised(choiceInWords(key, option, words))
  const empty = props.unsaid === undefined ? [{ value: '', label: editorOf(words).notSaid }] : []
  return (
    <NativeSelect
      {...common}
      data={[...empty, ...props.options.map((option) => ({ value: option, label: named(option) }))]}
      value={asText(value ?? props.unsaid)}
      onChange={(event) => {
        const chosen = event.currentTarget.value
        form.change(props.path, chosen === props.unsaid ? undefined : chosen)
      }}
    />
  )
}

function ReferenceField({ path, to }: { readonly path: Path; readonly to: Referable }) {
  const { words } = useDesk()
  const { form, value, common } = useField(path)
  const names = namesOf(form.document[to])
  return (
    <NativeSelect
      {...common}
      data={[{ value: '', label: editorOf(words).notSaid }, ...names]}
      value={asText(value)}
      onChange={(event) => form.change(path, event.currentTarget.value)}
    />
  )
}

function namesOf(part: unknown): { value: string; label: string }[] {
  if (isRecord(part)) return Object.keys(part).map((name) => ({ value: name, label: name }))
  return listOf(part).map((item) => {
    const { id, name, title } = item as { id?: string; name?: string; title?: string }
    return { value: id ?? '', label: name ?? title ?? id ?? '' }
  })
}

function TextsField({ path, to }: { readonly path: Path; readonly to?: Referable }) {
  const { form, value, common } = useField(path)
  return (
    <TagsInput
      {...common}
      acceptValueOnBlur
      data={to === undefined ? [] : namesOf(form.document[to]).map((it) => it.value)}
      value={listOf(value).map(asText)}
      onChange={(texts) => form.change(path, texts)}
      comboboxProps={{ withinPortal: false }}
    />
  )
}
