import { Link } from '@tanstack/react-router'
import type { ProblemFragment } from '../../gql/manager.js'
import { useDesk } from '../desk.js'
import { placeOf } from './clauses.js'
import { problemWords } from './problemWords.js'
import type { ShownAgreement } from './shownAgreement.js'

interface ProblemPlace {
  readonly agreement: Pick<ShownAgreement, 'id' | 'version' | 'terms'>
  /** Called when the reader goes to what a problem is about. */
  readonly onGo?: () => void
}

/** What stands in the way, each with a link to the part of the agreement it is about. */
export function ProblemList(props: ProblemPlace & { readonly problems: readonly ProblemFragment[] }) {
  const { problems, ...place } = props
  return (
    <ul>
      {problems.map((problem) => (
        <ProblemLine key={`${problem.code} ${problem.path} ${problem.message}`} {...{ problem, ...place }} />
      ))}
    </ul>
  )
}

function ProblemLine({ problem, agreement, onGo }: ProblemPlace & { readonly problem: ProblemFragment }) {
  const { words } = useDesk()
  const { path } = problem
  return (
    <li>
      {problemWords(problem, agreement, words)}
      {path === '' ? null : (
        <>
          {' '}
          <Link
            to="/agreements/$id"
            params={{ id: agreement.id }}
            search={{ version: String(agreement.version), ...placeOf(path) }}
            onClick={onGo}
          >
            {path}
          </Link>
        </>
      )}
    </li>
  )
}
