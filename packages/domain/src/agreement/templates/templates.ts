import { AVAILABILITY } from './availability.js'
import { CRITICAL_AND_STANDARD } from './criticalAndStandard.js'
import { HELP_DESK } from './helpDesk.js'
import { PROVIDER_CONTRACT } from './providerContract.js'
import { SUPPORT_LINE } from './supportLine.js'
import type { AgreementTemplate } from './template.js'
import { THREE_WORKING_DAYS } from './threeWorkingDays.js'

/** Agreements to begin with, the usual ones first. */
export const AGREEMENT_TEMPLATES: readonly AgreementTemplate[] = [
  CRITICAL_AND_STANDARD,
  HELP_DESK,
  AVAILABILITY,
  THREE_WORKING_DAYS,
  SUPPORT_LINE,
  PROVIDER_CONTRACT,
]
