import { useDesk } from '../../desk.js'
import type { ShownAgreement } from '../shownAgreement.js'

export function ObligationsTab({ agreement }: { readonly agreement: ShownAgreement }) {
  const { words } = useDesk()
  const speech = words.agreement
  const { obligations, parties, stakeholders } = agreement.terms
  if (obligations.length === 0) return <p className="note">{speech.noObligations}</p>
  const partyName = (id: string) => parties.find((it) => it.id === id)?.name ?? id
  const personName = (id: string | null) =>
    id === null ? '' : (stakeholders.find((it) => it.id === id)?.name ?? id)
  return (
    <div className="scroll-x">
      <table>
        <thead>
          <tr>
            <th>{speech.obligation}</th>
            <th>{speech.owedBy}</th>
            <th>{speech.howOften}</th>
            <th>{speech.firstDue}</th>
            <th>{speech.seesToIt}</th>
          </tr>
        </thead>
        <tbody>
          {obligations.map((it) => (
            <tr key={it.id}>
              <td>{it.text}</td>
              <td>{partyName(it.party)}</td>
              <td>{words.cadences[it.cadence]}</td>
              <td>{it.firstDue ?? ''}</td>
              <td>{personName(it.owner)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
