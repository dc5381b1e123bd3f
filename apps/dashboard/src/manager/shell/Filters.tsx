import { Button, MultiSelect } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { type ReactNode, useId, useState } from 'react'
import { useDesk } from '../desk.js'

export interface FilterChoice<TName extends string> {
  readonly name: TName
  readonly label: string
  readonly values: readonly string[]
  readonly choices: readonly { readonly value: string; readonly label: string }[]
}

/** A row of filters; each holds any number of values and all of them live in the address. Empty ones are not offered. */
export function Filters<TName extends string>(props: {
  /** Stands before the others, such as a choice of one. */
  readonly first?: ReactNode
  readonly filters: readonly FilterChoice<TName>[]
  readonly onChange: (name: TName, values: string[]) => void
  readonly onClear: () => void
}) {
  const { words } = useDesk()
  const offered = props.filters.filter(({ choices, values }) => choices.length > 1 || values.length > 0)
  const isSet = props.filters.some(({ values }) => values.length > 0)
  const isNarrow = useMediaQuery('(max-width: 50rem)') === true
  const [open, setOpen] = useState(false)
  const id = useId()
  if (offered.length === 0 && props.first === undefined) return null
  return (
    <search className="filters" aria-label={words.list.filters}>
      {props.first}
      {isNarrow ? (
        <Button
          className="filters-fold"
          size="xs"
          variant="default"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          {words.list.filters}
          {isSet ? ` (${props.filters.filter(({ values }) => values.length > 0).length})` : ''}
        </Button>
      ) : null}
      <div id={id} className="filters-all" hidden={isNarrow && !open}>
        {offered.map(({ name, label, values, choices }) => (
          <MultiSelect
            key={name}
            className="filter"
            size="xs"
            label={label}
            data={choices}
            value={[...values]}
            onChange={(next) => props.onChange(name, next)}
            placeholder={values.length === 0 ? words.list.any : ''}
            searchable={choices.length > 8}
            clearable
            comboboxProps={{ withinPortal: false }}
          />
        ))}
      </div>
      {isSet ? (
        <Button className="filters-clear" size="xs" variant="default" onClick={props.onClear}>
          {words.list.clear}
        </Button>
      ) : null}
    </search>
  )
}
