import { survey } from '../../live/survey.js'
import { useDesk } from '../desk.js'
import { ClockRow } from './ClockRow.js'
import { useSecond } from './useSecond.js'

const SHOWN = 100

/** Running clocks by deadline, late ones first; each second anew, each change as it comes. */
export function NextToBreach() {
  const { live, words, clock } = useDesk()
  useSecond(live)
  const reading = live.read()
  if (reading === null || !live.board.ready) return <p className="note">{words.connecting}</p>
  const { clocks } = live.board
  const room = { next: SHOWN, late: SHOWN / 4 }
  const seen = survey(clocks.values(), reading.digitsAt, room, () => true)
  const ids = [...seen.next, ...seen.lateFirst]
  const isOld = reading.freshness !== 'live'
  return (
    <main className="page" data-freshness={reading.freshness}>
      <div className="page-head">
        <h1>{words.nextToBreach}</h1>
        <p className="counts">
          <b>{seen.running}</b> {words.running} · <b>{seen.atRisk}</b> {words.atRisk} · <b>{seen.late}</b>{' '}
          {words.late} · <b>{seen.paused}</b> {words.paused}
        </p>
      </div>
      {isOld ? (
        <p className="old" role="alert">
          {words.quiet}
        </p>
      ) : null}
      {ids.length === 0 ? (
        <p className="note">{words.none}</p>
      ) : (
        <table className="clocks">
          <thead>
            <tr>
              <th>{words.ticket}</th>
              <th>{words.subject}</th>
              <th>{words.promise}</th>
              <th>{words.priority}</th>
              <th>{words.customer}</th>
              <th>{words.team}</th>
              <th>{words.due}</th>
              <th className="number">{words.left}</th>
            </tr>
          </thead>
          <tbody>
            {ids.map((id) => (
              <ClockRow key={id} row={clocks.get(id)!} reading={reading} />
            ))}
          </tbody>
        </table>
      )}
      <p className="note">
        {words.shown(ids.length, seen.total)} · {words.zone(clock.timeZone)}
      </p>
    </main>
  )
}
