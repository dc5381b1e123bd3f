import { termInstants } from '@tenggat/domain'
import type { AgreementDueRow } from '../../store/agreementRecords.js'
import type { AgreementCase } from './agreementCase.js'

type Due = Omit<AgreementDueRow, 'agreementId' | 'doneAt'>

/** What will happen to the versions of an agreement by itself, as its log has it now. */
export function dueOf(agreement: Pick<AgreementCase, 'standings' | 'version' | 'now'>): readonly Due[] {
  return agreement.standings.flatMap(({ version, state, effectiveFrom, endsAt, noticeGivenAt }): Due[] => {
    if (state === 'scheduled') return [{ version, kind: 'takesEffect', dueAt: effectiveFrom! }]
    if (state !== 'active' && state !== 'suspended') return []
    const due: Due[] = []
    if (endsAt !== null) {
      due.push({ version, kind: noticeGivenAt === null ? 'ends' : 'terminates', dueAt: endsAt })
    }
    const { noticeBy } = termInstants(agreement.version(version)!.terms.term)
    if (noticeBy !== null && noticeGivenAt === null && noticeBy > agreement.now) {
      due.push({ version, kind: 'noticeOpens', dueAt: noticeBy })
    }
    return due
  })
}
