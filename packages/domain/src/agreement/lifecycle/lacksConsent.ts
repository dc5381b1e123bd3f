import type { VersionStatus } from './versionStatus.js'

/** AGR-22: why a version cannot be activated yet; null: all who approve and sign have done so, or nobody does either. */
export function lacksConsent({ state, approvers, signers }: VersionStatus): string | null {
  if (state === 'draft' && approvers.length > 0) return 'the version has not been approved'
  if (state !== 'signed' && signers.length > 0) return 'the version has not been signed by all who sign'
  return null
}
