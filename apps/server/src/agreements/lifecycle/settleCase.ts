import { type Instant, SYSTEM, type VersionStanding } from '@tenggat/domain'
import type { AgreementCase } from './agreementCase.js'

interface Event {
  readonly at: Instant
  readonly standing: VersionStanding
}

/** Writes down, at its own instant and in order, everything that time alone has brought about by now. */
export function settleCase(agreement: AgreementCase): void {
  for (let event = nextEvent(agreement); event !== null; event = nextEvent(agreement)) {
    const { at, standing } = event
    const { version } = standing
    if (standing.state === 'scheduled') {
      supersedeOthers(agreement, version, at)
      agreement.append({ version, at, actor: SYSTEM, action: 'tookEffect', detail: {} })
    } else if (standing.noticeGivenAt !== null) {
      agreement.append({ version, at, actor: SYSTEM, action: 'terminated', detail: { endsAt: at } })
    } else agreement.append({ version, at, actor: SYSTEM, action: 'expired', detail: {} })
  }
}

/** What was in force until another version is. */
export function supersedeOthers(agreement: AgreementCase, by: number, at: Instant): void {
  for (const { version, state } of agreement.standings) {
    if (version === by || (state !== 'active' && state !== 'suspended')) continue
    agreement.append({ version, at, actor: SYSTEM, action: 'superseded', detail: { by } })
  }
}

function nextEvent({ standings, now }: AgreementCase): Event | null {
  let next: Event | null = null
  for (const standing of standings) {
    const at = eventAt(standing)
    if (at !== null && at <= now && (next === null || at < next.at)) next = { at, standing }
  }
  return next
}

function eventAt({ state, effectiveFrom, endsAt }: VersionStanding): Instant | null {
  if (state === 'scheduled') return effectiveFrom
  return state === 'active' || state === 'suspended' ? endsAt : null
}
