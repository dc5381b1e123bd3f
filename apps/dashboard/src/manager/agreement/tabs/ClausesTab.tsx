import { useDesk } from '../../desk.js'
import type { ShownAgreement } from '../shownAgreement.js'
import { ClauseItem } from './Block.js'

export function ClausesTab({ agreement }: { readonly agreement: ShownAgreement }) {
  const { words } = useDesk()
  const { clauses } = agreement.terms
  if (clauses.length === 0) return <p className="note">{words.agreement.noClauses}</p>
  return (
    <div className="panel prose">
      {clauses.map(({ id, title, text }, index) => (
        <ClauseItem key={id} path={`clauses.${id}`}>
          <h2>
            {index + 1}. {title}
          </h2>
          {text.split(/\n{2,}/).map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </ClauseItem>
      ))}
    </div>
  )
}
