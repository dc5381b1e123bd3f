import { fieldNamed } from '@tenggat/words'
import { useDesk } from '../../desk.js'
import { type Path, problemsAt, valueAt, writePath } from './document.js'
import { useForm } from './FormContext.js'

/** `targets[2].within` is spoken of as `targets.within`. */
export const nameOf = (path: Path): string => path.filter((part) => typeof part === 'string').join('.')

/** What every field carries: its id, name, help, and what is wrong with it. */
export function useField(path: Path) {
  const { words } = useDesk()
  const form = useForm()
  const [label, help] = fieldNamed(nameOf(path), words)
  return {
    form,
    value: valueAt(form.document, path),
    common: {
      id: `field-${writePath(path)}`,
      label,
      ...(help === undefined ? {} : { description: help }),
      error: problemsAt(form.problems, path),
    },
  }
}
