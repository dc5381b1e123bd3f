import { Link } from '@tanstack/react-router'
import { attainmentGoals } from '@tenggat/domain'
import { rateInWords } from '@tenggat/words'
import { AgreementFiguresDocument, type ClockListState } from '../../../gql/manager.js'
import { useDesk } from '../../desk.js'
import { Waiting } from '../../shell/Page.js'
import { useLive } from '../../useLive.js'
import type { ShownAgreement } from '../shownAgreement.js'
import { CorrectionsBlock } from './CorrectionsBlock.js'

/** How the promises are kept, by metric and priority; each number leads to the clocks it counts. */
export function FiguresTab({ agreement }: { readonly agreement: ShownAgreement }) {
  const { words } = useDesk()
  const speech = words.agreement
  const query = useLive(AgreementFiguresDocument, { id: agreement.id })
  const rows = query.data?.attainment ?? []
  const columns = [
    ['met', speech.figureMet],
    ['breached', speech.figureBreached],
    ['undecided', speech.figureUndecided],
    ['cancelled', speech.figureCancelled],
  ] as const satisfies readonly (readonly [ClockListState, string])[]
  if (query.data === undefined) return <Waiting query={query} />
  if (rows.length === 0) return <p className="note">{speech.noFigures}</p>
  return (
    <>
      <p className="note">{speech.figuresNote}</p>
      <div className="scroll-x">
        <table>
          <thead>
            <tr>
              <th>{speech.metric}</th>
              <th>{speech.priority}</th>
              <th className="number">{speech.figureRatio}</th>
              {columns.map(([state, label]) => (
                <th key={state} className="number">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.metric} ${row.priority}`}>
                <td>{row.metric === null ? '' : words.metrics[row.metric].name}</td>
                <td>{row.priority ?? '–'}</td>
                <td className="number">
                  <b>
                    {rateInWords(row, words, { goals: attainmentGoals(agreement.terms.goals, row.metric) })}
                  </b>
                </td>
                {columns.map(([state]) => (
                  <td key={state} className="number">
                    <Link
                      to="/tickets"
                      search={{
                        agreement: [agreement.id],
                        state,
                        ...(row.metric === null ? {} : { metric: [row.metric] }),
                        ...(row.priority === null ? {} : { priority: [row.priority] }),
                      }}
                    >
                      {row[state]}
                    </Link>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <CorrectionsBlock agreementId={agreement.id} />
    </>
  )
}
