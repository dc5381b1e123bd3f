import type { AgreementTerms, RouteStep } from '@tenggat/domain'

/** What a field is called and, where that does not say it all, what it means. */
export type Named = readonly [name: string, help?: string]

export type ClauseName = keyof AgreementTerms

/** Clauses whose value is a whole, whatever it is made of. */
type Whole = 'appliesTo' | 'calendars' | 'priorityMatrix'

type Item<Value> = Value extends readonly (infer Each)[] ? Each : Value

/** As the document writes it: durations in words, so without the unit that the terms count them in. */
type Written<Key> = Key extends `${infer Name}Ms` | `${infer Name}Days` ? Name : Key

type FieldsOf<Clause extends ClauseName> = Clause extends Whole
  ? never
  : Item<NonNullable<AgreementTerms[Clause]>> extends infer Each
    ? Each extends object
      ? Written<keyof Each & string>
      : never
    : never

/**
 * Every clause of an agreement's document and every field of it: `title`, `targets`, `targets.within`. Lists are left out of the
 * path: a field is called the same in each of their items.
 */
export type FieldPath =
  | ClauseName
  | { [Clause in ClauseName]: `${Clause}.${FieldsOf<Clause>}` }[ClauseName]
  | `routes.steps.${keyof RouteStep}`

/** The parts of the form, each about some of the clauses. */
export type FormSection =
  | 'summary'
  | 'people'
  | 'scope'
  | 'hours'
  | 'targets'
  | 'goals'
  | 'obligations'
  | 'clauses'
  | 'term'
  | 'levels'
