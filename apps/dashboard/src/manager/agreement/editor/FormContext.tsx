import type { AgreementDocument, Referable } from '@tenggat/domain'
import { createContext, useContext } from 'react'
import type { Path, PlacedProblem } from './document.js'

/** The form under a field: the whole document, what is wrong with it, and the way to change it. */
export interface Form {
  readonly document: AgreementDocument
  readonly problems: readonly PlacedProblem[]
  change(path: Path, value: unknown): void
  remove(path: Path, index: number): void
  moveUp(path: Path, index: number): void
  /** An item of the list has another short name: what named it by the old one follows. */
  rename(list: Referable, before: string, after: string): void
}

const FormContext = createContext<Form | null>(null)
export const FormProvider = FormContext.Provider

export function useForm(): Form {
  const form = useContext(FormContext)
  if (form === null) throw new Error('useForm is called outside a FormProvider')
  return form
}
