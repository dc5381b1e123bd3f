import { useDesk } from '../desk.js'
import { isRecord } from './editor/document.js'

/** A value of a document as people read it: text as it is, lists and parts one thing a line. */
export function ValueView({ value }: { readonly value: unknown }) {
  const { words } = useDesk()
  if (value === null || value === undefined)
    return <span className="soft">{words.agreement.nothingThere}</span>
  if (typeof value === 'boolean') return <>{value ? words.joins.yes : words.joins.no}</>
  if (!Array.isArray(value) && !isRecord(value)) return <span className="as-written">{String(value)}</span>
  return (
    <ul className="value">
      {Object.entries(value).map(([key, inner]) => (
        <li key={key}>
          {Array.isArray(value) ? null : <span className="soft">{key} </span>}
          <ValueView value={inner} />
        </li>
      ))}
    </ul>
  )
}
