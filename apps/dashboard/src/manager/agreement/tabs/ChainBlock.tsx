import { Link } from '@tanstack/react-router'
import { CHAIN_NOTES, type TicketMatch } from '@tenggat/domain'
import { matchInWords } from '@tenggat/words'
import { useMemo } from 'react'
import { shortDuration } from '../../../format/digits.js'
import { createZoneClock } from '../../../format/zoneClock.js'
import { AgreementChainDocument, type AgreementChainQuery } from '../../../gql/manager.js'
import { useDesk } from '../../desk.js'
import { Waiting } from '../../shell/Page.js'
import { useLive } from '../../useLive.js'
import { useTitles } from '../../useTitles.js'
import type { Words } from '../../words/words.js'
import type { ShownAgreement } from '../shownAgreement.js'
import { Block } from './Block.js'

type Route = NonNullable<AgreementChainQuery['checkChain']>['routes'][number]

/** Whether those behind the agreement, keeping theirs, can keep it; if not, the smallest case in which they cannot. */
export function ChainBlock({ agreement }: { readonly agreement: ShownAgreement }) {
  const { words } = useDesk()
  const speech = words.agreement
  const query = useLive(
    AgreementChainDocument,
    { id: agreement.id, version: agreement.version },
    { everyMs: 30_000 },
  )
  const check = query.data?.checkChain ?? null
  return (
    <Block title={speech.chain}>
      <Waiting query={query} />
      {check === null ? null : check.routes.length === 0 ? (
        <p className="note">{speech.chainNone}</p>
      ) : (
        <>
          {check.fits ? <p>{speech.chainFits}</p> : null}
          {check.routes.map((route) => (
            <RouteLine key={`${route.routeId} ${route.targetId}`} route={route} />
          ))}
        </>
      )}
    </Block>
  )
}

function RouteLine({ route }: { readonly route: Route }) {
  const { words } = useDesk()
  const speech = words.agreement
  const { counterexample } = route
  const note = noteWords(route, words)
  return (
    <div className="clause">
      <p>
        <span className={`badge badge-${route.fits ? 'met' : 'breached'}`}>{route.fits ? '✓' : '!'}</span>{' '}
        {route.fits
          ? speech.chainRouteFits(route.routeId, route.targetId)
          : speech.chainMisses(route.routeId, route.targetId)}
      </p>
      {note === null ? null : <p className="soft">{note}</p>}
      {counterexample === null ? null : <Example example={counterexample} />}
    </div>
  )
}

function noteWords({ noteCode, noteAbout, note }: Route, { chainNotes }: Words): string | null {
  const code = CHAIN_NOTES.find((known) => known === noteCode)
  return code === undefined ? note : chainNotes[code](noteAbout ?? '')
}

/** The ticket that shows it, and its stays one by one, in the hours of the customer. */
function Example({ example }: { readonly example: NonNullable<Route['counterexample']> }) {
  const { words } = useDesk()
  const titleOf = useTitles()
  const { agreement: speech, why } = words
  const clock = useMemo(() => createZoneClock(example.timeZone, words.locale), [example.timeZone, words])
  const conditions = matchInWords(example.when as TicketMatch, words)
  const ticket = conditions === '' ? why.anyTicket : why.ticketWith(conditions)
  return (
    <>
      <p>
        {speech.counterexample}:{' '}
        {why.chainExample(ticket, clock.full(Date.parse(example.openedAt)), example.lateWith)}{' '}
        <b>{speech.missesBy(shortDuration(example.missesByMs, words.units))}</b>
      </p>
      <ol>
        {example.steps.map((step) => (
          <li key={`${step.agreementId} ${step.from}`}>
            <Link to="/agreements/$id" params={{ id: step.agreementId }} title={step.agreementId}>
              {titleOf(step.agreementId)}
            </Link>{' '}
            {clock.full(Date.parse(step.from))} – {clock.full(Date.parse(step.to))}
            {step.pausedAs === null ? null : (
              <span className="soft">
                {' '}
                · {why.pausedAs(matchInWords(step.pausedAs as TicketMatch, words))}
              </span>
            )}
          </li>
        ))}
      </ol>
      <p className="soft">{words.zone(example.timeZone)}</p>
    </>
  )
}
