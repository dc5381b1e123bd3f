import { Button } from '@mantine/core'
import { useDesk } from '../../desk.js'
import { listOf, type Path, problemsAt, valueAt, writePath } from './document.js'
import { FieldView, nameOf } from './FieldView.js'
import { useForm } from './FormContext.js'
import { type Field, isShown } from './sections.js'

type Items = Extract<Field, { kind: 'items' }>

/** A list of things of one kind: added at the end, moved up, taken out. */
export function ItemsField({ field, path }: { readonly field: Items; readonly path: Path }) {
  const { words } = useDesk()
  const form = useForm()
  const [label, help] = words.editor.fields[nameOf(path)] ?? [field.key, undefined]
  const items = listOf(valueAt(form.document, path))
  return (
    <fieldset className="items">
      <legend>{label}</legend>
      {help === undefined ? null : <p className="soft">{help}</p>}
      {items.map((item, index) => (
        <details
          key={writePath([...path, index])}
          className="item"
          open={isOpenAtFirst(item, field) || problemsAt(form.problems, [...path, index]) !== null}
        >
          <summary>{titleOf(item, words.editor.unnamed)}</summary>
          <div className="item-fields">
            {field.fields
              .filter((inner) => isShown(inner, item))
              .map((inner) => (
                <FieldView key={inner.key} field={inner} at={[...path, index]} />
              ))}
          </div>
          <p className="item-ways">
            {index === 0 ? null : (
              <Button size="compact-xs" variant="default" onClick={() => form.moveUp(path, index)}>
                {words.editor.moveUp}
              </Button>
            )}
            <Button size="compact-xs" variant="default" onClick={() => form.remove(path, index)}>
              {words.editor.remove}
            </Button>
          </p>
        </details>
      ))}
      <Button
        size="xs"
        variant="default"
        onClick={() => form.change([...path, items.length], { ...field.fresh })}
      >
        {words.editor.add(String(label))}
      </Button>
    </fieldset>
  )
}

/** What has just been added still has to be filled in. */
const isOpenAtFirst = (item: unknown, field: Items): boolean =>
  Object.keys(item as object).length <= Object.keys(field.fresh).length

function titleOf(item: unknown, unnamed: string): string {
  const { name, title, id, address, about, target, agreement } = item as Record<string, string | undefined>
  return name ?? title ?? id ?? address ?? about ?? target ?? agreement ?? unnamed
}
