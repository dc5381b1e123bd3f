import { AgreementCorrectionsDocument, type AgreementCorrectionsQuery } from '../../../gql/manager.js'
import { useDesk } from '../../desk.js'
import { useLive } from '../../useLive.js'
import { Block } from './Block.js'

type Correction = AgreementCorrectionsQuery['corrections'][number]

/** Closed periods that were judged anew: what is on record, and beside it what the version that put it right comes to. */
export function CorrectionsBlock({ agreementId }: { readonly agreementId: string }) {
  const { words } = useDesk()
  const { data } = useLive(AgreementCorrectionsDocument, { id: agreementId }, { everyMs: 30_000 })
  const corrections = data?.corrections ?? []
  if (corrections.length === 0) return null
  return (
    <Block title={words.agreement.corrections}>
      <p className="note">{words.agreement.correctionsNote}</p>
      {corrections.map((correction) => (
        <CorrectionLine key={correction.id} correction={correction} />
      ))}
    </Block>
  )
}

function CorrectionLine({ correction }: { readonly correction: Correction }) {
  const { words, clock } = useDesk()
  const speech = words.agreement
  const { from, to, version, rawMet, rawBreached, met, breached, elsewhere, reason, actor, at } = correction
  return (
    <div className="clause">
      <p>
        <b>{speech.correctedPeriod(clock.full(Date.parse(from)), clock.full(Date.parse(to)), version)}</b>
      </p>
      <p>
        {speech.correctedFigures(
          speech.keptAndMissed(rawMet, rawBreached),
          speech.keptAndMissed(met, breached),
        )}
        {elsewhere === 0 ? null : ` ${speech.correctedElsewhere(elsewhere)}`}
      </p>
      <p className="soft">{speech.correctedBy(reason, actor, clock.full(Date.parse(at)))}</p>
    </div>
  )
}
