/** Who has a ticket, as the API tells it. */
export interface HolderNames {
  readonly party: string | null
  readonly team: string | null
  readonly line: string | null
  readonly agent: string | null
  readonly vendor: boolean
}

/** `house, 2nd, night, siti`; the time of an outside vendor is that of `a vendor of` the holder. */
export function holderText({ party, line, team, agent, vendor }: HolderNames): string {
  const names = [party, line, team, agent].filter((name) => name !== null)
  const held = names.length === 0 ? 'nobody' : names.join(', ')
  return vendor ? `a vendor of ${held}` : held
}
