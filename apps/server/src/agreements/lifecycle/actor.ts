import type { Actor as EntryActor } from '@tenggat/domain'

/** Who takes a step, as far as agreements need to know. */
export interface Actor {
  readonly principal: string
  readonly person: { readonly email: string; readonly name: string } | null
  /** Sees only agreements of these parties; null: all. */
  readonly parties: ReadonlySet<string> | null
  /** May draft, put in force and end agreements. */
  readonly mayManage: boolean
  /** May comment, and approve, sign and acknowledge as the stakeholder that the person is. */
  readonly mayParticipate: boolean
}

/** How the log names an actor; `party` is the one the actor stands for in this. */
export function entryActor({ principal, person, parties }: Actor, party: string | null = null): EntryActor {
  const only = parties?.size === 1 ? [...parties][0]! : null
  return { principal, name: person?.name ?? null, email: person?.email ?? null, party: party ?? only }
}

/** Whether an actor may know of an agreement at all. */
export function sees({ parties }: Pick<Actor, 'parties'>, partyIds: Iterable<string>): boolean {
  return parties === null || [...partyIds].some((id) => parties.has(id))
}
