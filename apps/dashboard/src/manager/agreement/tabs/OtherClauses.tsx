import { type AnyField, CLAUSES, type FieldName, type Fields } from '@tenggat/domain'
import { fieldNamed } from '@tenggat/words'
import { useDesk } from '../../desk.js'
import type { ShownAgreement } from '../shownAgreement.js'
import { ValueView } from '../ValueView.js'
import { Block, ClauseItem } from './Block.js'

/** What the tabs and the head of the page show in a way of their own. */
const SHOWN: ReadonlySet<string> = new Set<FieldName>([
  ...(['id', 'title', 'kind', 'level', 'parent', 'supports', 'summary', 'goals', 'term'] as const),
  ...(['parties', 'stakeholders', 'contacts', 'communications', 'beneficiaries'] as const),
  ...(['services', 'appliesTo', 'calendars', 'targets', 'waivers', 'obligations', 'clauses'] as const),
])

/** Every other clause that the agreement states, field by field. */
export function OtherClauses({ agreement }: { readonly agreement: ShownAgreement }) {
  const { words } = useDesk()
  const terms: Fields = { ...agreement.terms }
  return CLAUSES.flatMap(({ fields }) => Object.entries(fields))
    .filter(([name, field]) => !SHOWN.has(name) && isStated(field, terms[name]))
    .map(([name, field]) => (
      <Block key={name} title={fieldNamed(name, words)[0]}>
        <ClauseItem path={name}>
          <Stated name={name} field={field} value={terms[name]} agreement={agreement} />
        </ClauseItem>
      </Block>
    ))
}

const isStated = (field: AnyField, value: unknown): boolean =>
  value !== null &&
  value !== undefined &&
  !(Array.isArray(value) && value.length === 0 && field.unsaid !== undefined)

/** A group field by field, with people and parties by their names; anything else as the document writes it. */
function Stated(props: {
  readonly name: string
  readonly field: AnyField
  readonly value: unknown
  readonly agreement: ShownAgreement
}) {
  const { words } = useDesk()
  const { name, field, value, agreement } = props
  const { shape } = field
  const part = value as Fields
  if (shape.kind !== 'group') return <ValueView value={field.write(value, 'short', part)} />
  return (
    <dl className="stated">
      {Object.entries(shape.fields)
        .filter(([key, inner]) => isStated(inner, part[key]))
        .map(([key, inner]) => {
          const called = inner.called ?? key
          return (
            <div key={key}>
              <dt className="soft">{fieldNamed(`${name}.${called}`, words)[0]}</dt>
              <dd>
                <ValueView
                  value={personNamed(inner, part[key], agreement) ?? inner.write(part[key], 'full', part)}
                />
              </dd>
            </div>
          )
        })}
    </dl>
  )
}

function personNamed({ shape }: AnyField, value: unknown, { terms }: ShownAgreement): string | null {
  if (shape.kind !== 'reference') return null
  const { stakeholders, parties } = terms
  return [...stakeholders, ...parties].find(({ id }) => id === value)?.name ?? null
}
