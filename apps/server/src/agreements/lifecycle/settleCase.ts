import {
  type AgreementAction,
  type AgreementEntry,
  agendaOf,
  type EntryDraft,
  type Instant,
  SYSTEM,
  type VersionStatus,
} from '@tenggat/domain'
import type { AgreementDueRow } from '../../store/agreementRecords.js'
import type { AgreementVersionRow } from '../../store/records.js'

export type NewEntry = {
  readonly [A in AgreementAction]: Pick<EntryDraft<A>, 'version' | 'actor' | 'action' | 'detail'> &
    Partial<Pick<EntryDraft<A>, 'at' | 'reason'>>
}[AgreementAction]

/** An agreement laid open, as far as time alone changes it. */
export interface OpenAgreement {
  readonly now: Instant
  readonly entries: readonly AgreementEntry[]
  /** Oldest first. */
  readonly versions: readonly AgreementVersionRow[]
  readonly statuses: readonly VersionStatus[]
  version(number: number): AgreementVersionRow | undefined
  append(entry: NewEntry): void
}

interface Event {
  readonly at: Instant
  readonly status: VersionStatus
}

/** Writes down, at its own instant and in order, everything that time alone has brought about by now. */
export function settleCase(agreement: OpenAgreement): void {
  for (let event = nextEvent(agreement); event !== null; event = nextEvent(agreement)) {
    const { at, status } = event
    const { version } = status
    if (status.state === 'scheduled') {
      supersedeOthers(agreement, version, at)
      agreement.append({ version, at, actor: SYSTEM, action: 'tookEffect', detail: {} })
    } else if (status.noticeGivenAt !== null) {
      agreement.append({ version, at, actor: SYSTEM, action: 'terminated', detail: { endsAt: at } })
    } else agreement.append({ version, at, actor: SYSTEM, action: 'expired', detail: {} })
  }
}

/** What was in force until another version is. */
export function supersedeOthers(agreement: OpenAgreement, by: number, at: Instant): void {
  for (const { version, state } of agreement.statuses) {
    if (version === by || (state !== 'active' && state !== 'suspended')) continue
    agreement.append({ version, at, actor: SYSTEM, action: 'superseded', detail: { by } })
  }
}

function nextEvent({ statuses, now }: OpenAgreement): Event | null {
  let next: Event | null = null
  for (const status of statuses) {
    const at = eventAt(status)
    if (at !== null && at <= now && (next === null || at < next.at)) next = { at, status }
  }
  return next
}

function eventAt({ state, effectiveFrom, endsAt }: VersionStatus): Instant | null {
  if (state === 'scheduled') return effectiveFrom
  return state === 'active' || state === 'suspended' ? endsAt : null
}

type Due = Omit<AgreementDueRow, 'agreementId' | 'doneAt'>

/** What will happen to the versions of an agreement by itself, as its log has it now. */
export function dueOf(agreement: Pick<OpenAgreement, 'statuses' | 'version' | 'now'>): readonly Due[] {
  return agreement.statuses.flatMap(({ version, state, effectiveFrom, endsAt, noticeGivenAt }): Due[] => {
    if (state === 'scheduled') return [{ version, kind: 'takesEffect', dueAt: effectiveFrom! }]
    if (state !== 'active' && state !== 'suspended') return []
    const due: Due[] = []
    if (endsAt !== null) {
      due.push({ version, kind: noticeGivenAt === null ? 'ends' : 'terminates', dueAt: endsAt })
    }
    const { running, terms } = agreement.version(version)!
    for (const { kind, at } of agendaOf(running ?? terms, agreement.now)) {
      if (noticeGivenAt === null || kind !== 'noticeOpens') due.push({ version, kind, dueAt: at })
    }
    return due
  })
}
