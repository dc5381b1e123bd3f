import { type AnyField, CLAUSES, type Fields, namedFields, SECTIONS, type Section } from '@tenggat/domain'

export type NamedField = readonly [name: string, field: AnyField]
export type ShapeOf<Kind extends AnyField['shape']['kind']> = Extract<
  AnyField['shape'],
  { readonly kind: Kind }
>

export interface FormSection {
  readonly id: Section
  readonly fields: readonly NamedField[]
}

/** The whole form: every clause under its heading. An agreement's own id is settled before there is a form. */
export const FORM: readonly FormSection[] = SECTIONS.map((id) => ({
  id,
  fields: CLAUSES.filter(({ section }) => section === id)
    .flatMap(({ fields }) => namedFields(fields))
    .filter(([name]) => name !== 'id'),
}))

/** The fields that have a meaning in this part of the document; what has a value is always shown. */
export const fieldsIn = ({ fields }: ShapeOf<'items'>, part: Fields): readonly NamedField[] =>
  namedFields(fields).filter(([name, { onlyFor }]) => onlyFor === undefined || name in part || onlyFor(part))
