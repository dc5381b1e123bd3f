const MOST_PARTIES = 50

/** Whether a list can name the parties a viewer is confined to: some, not many, no control characters. */
export function arePartyIds(parties: readonly string[]): boolean {
  return (
    parties.length > 0 && parties.length <= MOST_PARTIES && parties.every((id) => /^\P{Cc}{1,100}$/u.test(id))
  )
}
