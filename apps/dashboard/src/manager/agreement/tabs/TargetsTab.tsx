import { Link } from '@tanstack/react-router'
import type { Target } from '@tenggat/domain'
import { capitalised, conditionsInWords, promiseInWords } from '@tenggat/words'
import { useDesk } from '../../desk.js'
import { useTitles } from '../../useTitles.js'
import type { ShownAgreement } from '../shownAgreement.js'
import { byPriority, levelOf, passedOverFor } from '../targetGroups.js'
import { Block, ClauseItem } from './Block.js'
import { ChainBlock } from './ChainBlock.js'

/** What the engine runs, in plain words: own targets first, then those of the levels above. */
export function TargetsTab({ agreement }: { readonly agreement: ShownAgreement }) {
  const { words } = useDesk()
  const speech = words.agreement
  const targets = (agreement.running ?? agreement.terms).targets
  const { waivers, stakeholders } = agreement.terms
  return (
    <>
      {targets.length === 0 ? <p className="note">{speech.noTargets}</p> : null}
      {byPriority(targets, words).map((group) => (
        <Block
          key={group.heading}
          title={group.heading === '' ? speech.whenOtherwise : capitalised(group.heading)}
        >
          {group.targets.map((target) => (
            <ClauseItem key={target.id} path={`targets.${target.id}`}>
              <TargetWords target={target} first={passedOverFor(target, targets)} />
            </ClauseItem>
          ))}
        </Block>
      ))}
      {waivers.length === 0 ? null : (
        <Block title={speech.waivers}>
          {waivers.map(({ target, reason, grantedBy }) => (
            <p key={target}>
              {speech.waiver(target, stakeholders.find(({ id }) => id === grantedBy)?.name ?? grantedBy)}:{' '}
              {reason}
            </p>
          ))}
        </Block>
      )}
      {agreement.kind === 'customer' ? <ChainBlock agreement={agreement} /> : null}
    </>
  )
}

function TargetWords({ target, first }: { readonly target: Target; readonly first: Target | null }) {
  const { words } = useDesk()
  const speech = words.agreement
  const titleOf = useTitles()
  const level = levelOf(target.id)
  return (
    <>
      <p>
        <b>{promiseInWords(target, words)}</b>{' '}
        <span className="soft">
          {words.metrics[target.metric].name} · <code>{target.id}</code>
        </span>{' '}
        {level === null ? null : (
          <Link className="badge badge-paused" to="/agreements/$id" params={{ id: level }}>
            {speech.inherited(titleOf(level))}
          </Link>
        )}
      </p>
      {first === null ? null : <p className="soft">{speech.passedOver(first.id)}</p>}
      <p className="soft">{conditionsInWords(target, words).join('; ')}</p>
      {target.clause === null ? null : <blockquote>{target.clause}</blockquote>}
    </>
  )
}
