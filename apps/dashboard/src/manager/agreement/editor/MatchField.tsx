import { Button, NativeSelect, TagsInput } from '@mantine/core'
import { PRESENCES, SEVERITIES, TICKET_STATUSES } from '@tenggat/domain'
import { inWords } from '@tenggat/words'
import { useDesk } from '../../desk.js'
import { editorOf } from '../../words/editorWords.js'
import { isRecord, listOf, type Path, writePath } from './document.js'
import { MATCH_FIELDS } from './matchFields.js'
import { useField } from './useField.js'

const CLOSED: Readonly<Record<string, readonly string[]>> = {
  status: TICKET_STATUSES,
  impact: SEVERITIES,
  urgency: SEVERITIES,
}

/** Every ticket has these, so that any or none of them says nothing. */
const ALWAYS_SET = ['status', 'source']

/** Conditions on a ticket: all rows must hold, any of a row's values will do. */
export function MatchField({ path }: { readonly path: Path }) {
  const { common } = useField(path)
  return (
    <fieldset className="items" id={common.id}>
      <legend>{common.label}</legend>
      {common.description === undefined ? null : <p className="soft">{common.description}</p>}
      <Conditions path={path} />
      {common.error === null ? null : <p className="field-error">{common.error}</p>}
    </fieldset>
  )
}

/** Any of several conditions. */
export function PredicateField({ path }: { readonly path: Path }) {
  const { words } = useDesk()
  const { form, value, common } = useField(path)
  const alternatives = listOf(value)
  return (
    <fieldset className="items" id={common.id}>
      <legend>{common.label}</legend>
      {common.description === undefined ? null : <p className="soft">{common.description}</p>}
      {alternatives.map((_, index) => (
        <div key={writePath([...path, index])} className="alternative">
          {index === 0 ? null : <p className="soft">{words.joins.or.trim()}</p>}
          <Conditions path={Array.isArray(value) ? [...path, index] : path} />
          <Button size="compact-xs" variant="default" onClick={() => form.remove(path, index)}>
            {editorOf(words).remove}
          </Button>
        </div>
      ))}
      {common.error === null ? null : <p className="field-error">{common.error}</p>}
      <Button
        size="compact-xs"
        variant="default"
        onClick={() => form.change(path, [...alternatives, { status: [''] }])}
      >
        {editorOf(words).addCondition}
      </Button>
    </fieldset>
  )
}

function Conditions({ path }: { readonly path: Path }) {
  const { words } = useDesk()
  const { form, value } = useField(path)
  const match = isRecord(value) ? value : {}
  const free = MATCH_FIELDS.filter((field) => !(field in match))
  const name = (field: string) => inWords(words.matchFields, field)
  return (
    <>
      {Object.entries(match).map(([field, given]) => (
        <div key={field} className="condition">
          {field === 'owned' ? (
            <NativeSelect
              label={name(field)}
              data={[
                { value: 'true', label: words.joins.yes },
                { value: 'false', label: words.joins.no },
              ]}
              value={String(given)}
              onChange={(event) => form.change([...path, field], event.currentTarget.value === 'true')}
            />
          ) : (
            <Values
              label={name(field)}
              known={CLOSED[field] ?? []}
              mayLack={!ALWAYS_SET.includes(field)}
              given={given}
              onChange={(wanted) => form.change([...path, field], wanted)}
            />
          )}
        </div>
      ))}
      <NativeSelect
        size="xs"
        aria-label={editorOf(words).addField}
        data={[
          { value: '', label: editorOf(words).addField },
          ...free.map((field) => ({ value: field, label: name(field) })),
        ]}
        value=""
        onChange={(event) => {
          const field = event.currentTarget.value
          if (field !== '') form.change([...path, field], field === 'owned' ? true : [''])
        }}
      />
    </>
  )
}

interface ValuesProps {
  readonly label: string
  readonly known: readonly string[]
  readonly mayLack: boolean
  readonly given: unknown
  readonly onChange: (wanted: unknown) => void
}

/** What is wanted of a field: one of these values, whatever is set, or nothing. */
function Values({ label, known, mayLack, given, onChange }: ValuesProps) {
  const { words } = useDesk()
  const presence = isRecord(given) ? String(given.is) : ''
  return (
    <>
      {presence === '' ? (
        <TagsInput
          label={label}
          acceptValueOnBlur
          data={[...known]}
          value={listOf(given)
            .map(String)
            .filter((it) => it !== '')}
          onChange={onChange}
          comboboxProps={{ withinPortal: false }}
        />
      ) : null}
      {mayLack ? (
        <NativeSelect
          size="xs"
          {...(presence === '' ? { 'aria-label': editorOf(words).whichValues } : { label })}
          data={[
            { value: '', label: editorOf(words).theseValues },
            ...PRESENCES.map((each) => ({ value: each, label: words.presences[each](label) })),
          ]}
          value={presence}
          onChange={(event) => {
            const is = event.currentTarget.value
            onChange(is === '' ? [''] : { is })
          }}
        />
      ) : null}
    </>
  )
}
