import { inWords } from '@tenggat/words'
import { roundDuration } from '../../../format/figures.js'
import type { ZoneClock } from '../../../format/zoneClock.js'
import type { TicketAttributionQuery } from '../../../gql/manager.js'
import { useDesk } from '../../desk.js'

type Lanes = NonNullable<TicketAttributionQuery['attribution']>['lanes']

export function LaneTable({ lanes, zone }: { readonly lanes: Lanes; readonly zone: ZoneClock }) {
  const { words } = useDesk()
  const { attribution } = words
  return (
    <table>
      <thead>
        <tr>
          <th>{attribution.holder}</th>
          <th>{words.what}</th>
          <th>{words.from}</th>
          <th>{words.to}</th>
          <th className="number">{attribution.lasted}</th>
        </tr>
      </thead>
      <tbody>
        {lanes.flatMap((lane) =>
          lane.spans.map((span) => {
            const [from, to] = [Date.parse(span.from), Date.parse(span.to)]
            return (
              <tr key={`${lane.id}/${span.from}/${span.kind}`}>
                <td>
                  {lane.name} <small>{inWords(words.holders, lane.kind)}</small>
                </td>
                <td>
                  {inWords(words.holderSpans, span.kind)}
                  {span.reason === null ? '' : ` · ${span.reason}`}
                </td>
                <td className="cell-due">{zone.full(from)}</td>
                <td className="cell-due">{zone.full(to)}</td>
                <td className="number">{roundDuration(to - from, words)}</td>
              </tr>
            )
          }),
        )}
      </tbody>
    </table>
  )
}
