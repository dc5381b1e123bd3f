import type { ShownAgreement } from '../shownAgreement.js'

/** What brings an agreement on; the first of these that is allowed is the thing to do next. */
export const ONWARD = [
  ...(['sign', 'approve', 'requestApproval', 'activate', 'acknowledge', 'reinstate', 'amend'] as const),
] as const
export const STEPS = [...ONWARD, 'migrate', 'reject', 'suspend', 'terminate', 'withdraw'] as const
export type Step = (typeof STEPS)[number]

/** What every dialog of a step is handed. */
export interface DialogProps {
  readonly agreement: ShownAgreement
  readonly onClose: () => void
}
