import { Button } from '@mantine/core'
import { fieldNamed } from '@tenggat/words'
import { useState } from 'react'
import { useDesk } from '../../desk.js'
import { type Fields, listOf, type Path, problemsAt, valueAt, writePath } from './document.js'
import { FieldView } from './FieldView.js'
import { useForm } from './FormContext.js'
import { type Field, isShown } from './sections.js'
import { nameOf } from './useField.js'

type Items = Extract<Field, { kind: 'items' }>

/** A list of things of one kind: added at the end, moved up, taken out. */
export function ItemsField({ field, path }: { readonly field: Items; readonly path: Path }) {
  const { words } = useDesk()
  const form = useForm()
  const [label, help] = fieldNamed(nameOf(path), words)
  const items = listOf(valueAt(form.document, path))
  return (
    <fieldset className="items">
      <legend>{label}</legend>
      {help === undefined ? null : <p className="soft">{help}</p>}
      {items.map((item, index) => (
        <Item
          key={writePath([...path, index])}
          item={item as Fields}
          field={field}
          path={path}
          index={index}
        />
      ))}
      <Button
        size="xs"
        variant="default"
        onClick={() => form.change([...path, items.length], { ...field.fresh })}
      >
        {words.editor.add(label)}
      </Button>
    </fieldset>
  )
}

/** One thing of the list, folded to its name. Stays as the reader left it, whatever is written into it; what is wrong shows itself. */
function Item(props: {
  readonly item: Fields
  readonly field: Items
  readonly path: Path
  readonly index: number
}) {
  const { words } = useDesk()
  const form = useForm()
  const { item, field, index } = props
  const path = [...props.path, index]
  const [open, setOpen] = useState(() => isOpenAtFirst(item, field))
  return (
    <details
      className="item"
      open={open || problemsAt(form.problems, path) !== null}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{titleOf(item, words.editor.unnamed)}</summary>
      <div className="item-fields">
        {field.fields
          .filter((inner) => isShown(inner, item))
          .map((inner) => (
            <FieldView key={inner.key} field={inner} at={path} />
          ))}
      </div>
      <p className="item-ways">
        {index === 0 ? null : (
          <Button size="compact-xs" variant="default" onClick={() => form.moveUp(props.path, index)}>
            {words.editor.moveUp}
          </Button>
        )}
        <Button size="compact-xs" variant="default" onClick={() => form.remove(props.path, index)}>
          {words.editor.remove}
        </Button>
      </p>
    </details>
  )
}

/** What has just been added still has to be filled in. */
const isOpenAtFirst = (item: Fields, field: Items): boolean =>
  Object.keys(item).length <= Object.keys(field.fresh).length

function titleOf(item: Fields, unnamed: string): string {
  const { name, title, id, address, about, target, agreement } = item as Record<string, string | undefined>
  return name ?? title ?? id ?? address ?? about ?? target ?? agreement ?? unnamed
}
