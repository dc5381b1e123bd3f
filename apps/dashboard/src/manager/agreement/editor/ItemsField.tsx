import { Button } from '@mantine/core'
import type { Fields } from '@tenggat/domain'
import { fieldNamed } from '@tenggat/words'
import { type ComponentType, useState } from 'react'
import { useDesk } from '../../desk.js'
import { editorOf } from '../../words/editorWords.js'
import { listOf, type Path, problemsAt, valueAt, writePath } from './document.js'
import { useForm } from './FormContext.js'
import { fieldsIn, type NamedField, type ShapeOf } from './sections.js'
import { nameOf } from './useField.js'

type Items = ShapeOf<'items'>

export interface FieldViewProps {
  readonly named: NamedField
  readonly at: Path
}

interface ItemsProps {
  readonly shape: Items
  readonly path: Path
  /** What shows the fields of an item; it shows lists within lists by this list again. */
  readonly FieldView: ComponentType<FieldViewProps>
}

/** A list of things of one kind: added at the end, moved up, taken out. */
export function ItemsField({ shape, path, FieldView }: ItemsProps) {
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
          shape={shape}
          path={path}
          index={index}
          FieldView={FieldView}
        />
      ))}
      <Button
        size="xs"
        variant="default"
        onClick={() => form.change([...path, items.length], { ...shape.fresh })}
      >
        {editorOf(words).add(label)}
      </Button>
    </fieldset>
  )
}

/** One thing of the list, folded to its name. Stays as the reader left it, whatever is written into it; what is wrong shows itself. */
function Item(props: ItemsProps & { readonly item: Fields; readonly index: number }) {
  const { words } = useDesk()
  const form = useForm()
  const { item, shape, index, FieldView } = props
  const path = [...props.path, index]
  const [open, setOpen] = useState(() => isOpenAtFirst(item, shape))
  return (
    <details
      className="item"
      open={open || problemsAt(form.problems, path) !== null}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{titleOf(item, editorOf(words).unnamed)}</summary>
      <div className="item-fields">
        {fieldsIn(shape, item).map((inner) => (
          <FieldView key={inner[0]} named={inner} at={path} />
        ))}
      </div>
      <p className="item-ways">
        {index === 0 ? null : (
          <Button size="compact-xs" variant="default" onClick={() => form.moveUp(props.path, index)}>
            {editorOf(words).moveUp}
          </Button>
        )}
        <Button size="compact-xs" variant="default" onClick={() => form.remove(props.path, index)}>
          {editorOf(words).remove}
        </Button>
      </p>
    </details>
  )
}

/** What has just been added still has to be filled in. */
const isOpenAtFirst = (item: Fields, { fresh }: Items): boolean =>
  Object.keys(item).length <= Object.keys(fresh).length

function titleOf(item: Fields, unnamed: string): string {
  const { name, title, id, address, about, target, agreement } = item as Record<string, string | undefined>
  return name ?? title ?? id ?? address ?? about ?? target ?? agreement ?? unnamed
}
