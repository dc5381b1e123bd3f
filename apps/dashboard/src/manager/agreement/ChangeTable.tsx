import { useDesk } from '../desk.js'
import { editorOf } from '../words/editorWords.js'
import type { Change } from './diffGroups.js'
import { ValueView } from './ValueView.js'

const LOOKS = {
  added: { tone: 'met', sign: '+' },
  removed: { tone: 'breached', sign: '−' },
  changed: { tone: 'due', sign: '≠' },
} as const

type NamedChange = Change & { readonly field: string }

interface ChangesProps {
  readonly changes: readonly NamedChange[]
  /** What the values before and after are of. */
  readonly before: string
  readonly after: string
}

/** Each value that differs, before and after. */
export function ChangeTable({ changes, before, after }: ChangesProps) {
  const { words } = useDesk()
  return (
    <table className="diff">
      <thead>
        <tr>
          <th>{editorOf(words).field}</th>
          <th>{before}</th>
          <th>{after}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <DiffRow key={change.path} change={change} />
        ))}
      </tbody>
    </table>
  )
}

function DiffRow({ change }: { readonly change: NamedChange }) {
  const { words } = useDesk()
  const speech = words.agreement
  const { tone, sign } = LOOKS[change.kind as keyof typeof LOOKS] ?? LOOKS.changed
  const word = { added: speech.diffAdded, removed: speech.diffRemoved }[change.kind] ?? speech.diffChanged
  return (
    <tr data-change={change.kind}>
      <th scope="row">
        {change.field === '' ? null : <code>{change.field} </code>}
        <span className={`badge badge-${tone}`}>
          {sign} {word}
        </span>
      </th>
      <td>
        <ValueView value={change.before} />
      </td>
      <td>
        <ValueView value={change.after} />
      </td>
    </tr>
  )
}
