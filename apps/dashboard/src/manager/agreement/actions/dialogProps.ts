import type { ShownAgreement } from '../shownAgreement.js'

/** What every dialog of a step is handed. */
export interface DialogProps {
  readonly agreement: ShownAgreement
  readonly onClose: () => void
}
