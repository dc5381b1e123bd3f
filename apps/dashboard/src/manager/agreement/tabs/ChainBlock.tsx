import { Link } from '@tanstack/react-router'
import { shortDuration } from '../../../format/digits.js'
import { AgreementChainDocument, type AgreementChainQuery } from '../../../gql/manager.js'
import { useDesk } from '../../desk.js'
import { Waiting } from '../../shell/Page.js'
import { useLive } from '../../useLive.js'
import type { ShownAgreement } from '../AgreementPage.js'
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
  const { words, clock } = useDesk()
  const speech = words.agreement
  const example = route.counterexample
  return (
    <div className="clause">
      <p>
        <span className={`badge badge-${route.fits ? 'met' : 'breached'}`}>{route.fits ? '✓' : '!'}</span>{' '}
        {route.fits
          ? speech.chainRouteFits(route.routeId, route.targetId)
          : speech.chainMisses(route.routeId, route.targetId)}
      </p>
      {route.note === null ? null : <p className="soft">{route.note}</p>}
      {example === null ? null : (
        <>
          <p>
            {speech.counterexample}: {example.text}{' '}
            <b>{speech.missesBy(shortDuration(example.missesByMs, words.units))}</b>
          </p>
          <ol>
            {example.steps.map((step) => (
              <li key={`${step.agreementId} ${step.from}`}>
                <Link to="/agreements/$id" params={{ id: step.agreementId }}>
                  {step.agreementId}
                </Link>{' '}
                {clock.full(Date.parse(step.from))} – {clock.full(Date.parse(step.to))}
              </li>
            ))}
          </ol>
        </>
      )}
    </div>
  )
}
