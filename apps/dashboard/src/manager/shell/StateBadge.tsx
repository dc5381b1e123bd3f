import type { AgreementState } from '@tenggat/domain'
import { capitalised } from '@tenggat/words'
import { useDesk } from '../desk.js'

/** Colours are those of clocks that feel the same; the shapes are drawn on a 24 × 24 field. */
const LOOKS: Readonly<Record<AgreementState, { readonly tone: string; readonly shape: string }>> = {
  draft: { tone: 'paused', shape: 'M3 21l1.2-5.5L16 3.5l4.5 4.5L8.7 19.8z' },
  inReview: { tone: 'due', shape: 'M5 2h14v3l-5 7l5 7v3H5v-3l5-7l-5-7z' },
  approved: { tone: 'ontrack', shape: 'M9.5 19.5L2.5 12.5L5 10l4.5 4.5L19.5 4.5L22 7z' },
  signed: {
    tone: 'ontrack',
    shape:
      'M2 20h20v2.5H2zM4 17c4-9 7-13 9-13c3 0-3 9-1 9s3-4 5-4c1.5 0 0 4 4 4v2.5c-7 0-4-4-6-2c-3 3-6 3-6 0c-1 1-2 2-2.5 3.5z',
  },
  scheduled: {
    tone: 'ontrack',
    shape: 'M12 1.5a10.5 10.5 0 1 0 0 21a10.5 10.5 0 1 0 0-21zM13.3 6v5.5l4 2.4l-1.3 2.1l-5.200-3.1V6z',
  },
  active: { tone: 'met', shape: 'M12 2a10 10 0 1 1 0 20a10 10 0 1 1 0-20z' },
  suspended: { tone: 'atrisk', shape: 'M4 2h5.5v20H4zM14.5 2H20v20h-5.5z' },
  superseded: { tone: 'cancelled', shape: 'M3 9.5h10V3.5L22 12l-9 8.5v-6H3z' },
  expired: { tone: 'cancelled', shape: 'M2 2h20v20H2zM5.5 5.5v13h13v-13z' },
  terminated: { tone: 'cancelled', shape: 'M5 2l7 7l7-7l3 3l-7 7l7 7l-3 3l-7-7l-7 7l-3-3l7-7l-7-7z' },
  withdrawn: { tone: 'cancelled', shape: 'M2 9.5h20v5H2z' },
}

/** Where a version stands, as colour, shape and word. */
export function StateBadge({ state }: { readonly state: AgreementState }) {
  const { words } = useDesk()
  const { tone, shape } = LOOKS[state]
  return (
    <span className={`badge badge-${tone}`} data-agreement-state={state}>
      <svg width="10" height="10" viewBox="0 0 24 24" aria-hidden="true">
        <path d={shape} fillRule="evenodd" />
      </svg>
      {capitalised(words.agreementStates[state])}
    </span>
  )
}
