import { Link } from '@tanstack/react-router'
import { useDesk } from '../desk.js'
import { type Reason, reasonWords } from './reasonWords.js'

interface UncoveredReasonsProps {
  readonly coverage: 'covered' | 'noTarget' | 'excluded' | 'noAgreement'
  readonly reasons: readonly Reason[]
}

/** Why nothing is promised about a ticket: in a word, and what each agreement says to it. */
export function UncoveredReasons({ coverage, reasons }: UncoveredReasonsProps) {
  const { words } = useDesk()
  return (
    <>
      {coverage === 'covered' ? null : words.uncovered.coverage[coverage]}
      <ul className="plain">
        {reasons.map((reason) => (
          <li key={`${reason.agreementId} ${reason.field}`}>
            <Link to="/agreements/$id" params={{ id: reason.agreementId }}>
              {reason.agreementId}
            </Link>
            : {reasonWords(reason, words)}
          </li>
        ))}
      </ul>
    </>
  )
}
