import type { Target } from '../agreement/clauses/targets.js'
import type { CompiledAgreement } from '../agreement/compileAgreement.js'
import type { Calendar } from '../calendar/calendar.js'

/** The agreements on record, every version that binds a ticket among them; of one id the latest last. */
export type Agreements = readonly CompiledAgreement[]

/** Names one version of one agreement. */
export interface VersionKey {
  readonly agreementId: string
  readonly version: number
}

/** A target together with the calendar that counts it, and the version it is of. */
export interface Ruleset {
  readonly version: number
  readonly target: Target
  readonly calendar: Calendar
}

const indexes = new WeakMap<Agreements, ReadonlyMap<string, readonly CompiledAgreement[]>>()

export function versionsById(agreements: Agreements): ReadonlyMap<string, readonly CompiledAgreement[]> {
  const known = indexes.get(agreements)
  if (known !== undefined) return known
  const byId = new Map<string, CompiledAgreement[]>()
  for (const agreement of agreements) {
    const versions = byId.get(agreement.id)
    if (versions === undefined) byId.set(agreement.id, [agreement])
    else versions.push(agreement)
  }
  indexes.set(agreements, byId)
  return byId
}

/** @throws when the version is not among them: the caller must load every version its tickets are bound to. */
export function agreementOf(agreements: Agreements, { agreementId, version }: VersionKey): CompiledAgreement {
  const found = versionsById(agreements)
    .get(agreementId)
    ?.find((candidate) => candidate.version === version)
  if (found === undefined)
    throw new Error(`agreement ${agreementId} version ${version} is not among those given`)
  return found
}

const rulesets = new WeakMap<CompiledAgreement, Map<string, Ruleset>>()

/** Asked several times an event of every clock, so each is made once. */
export function rulesetOf(agreement: CompiledAgreement, targetId: string): Ruleset {
  const made = rulesets.get(agreement) ?? new Map<string, Ruleset>()
  const known = made.get(targetId)
  if (known !== undefined) return known
  const target = agreement.terms.targets.find((candidate) => candidate.id === targetId)
  const calendar = target && agreement.calendars.get(target.calendar)
  if (target === undefined || calendar === undefined) {
    throw new Error(`agreement ${agreement.id} version ${agreement.version} has no target ${targetId}`)
  }
  const ruleset = { version: agreement.version, target, calendar }
  rulesets.set(agreement, made.set(targetId, ruleset))
  return ruleset
}
