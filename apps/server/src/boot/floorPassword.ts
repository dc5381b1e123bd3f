import { keepFirst, readKept } from './keptJson.js'

export interface KeptPassword {
  readonly password: string
}

/** The one password of the simulated floor's people: made up at the first start and kept in `file` (0600). */
export function floorPassword(file: string, randomPassword: () => string): string {
  const kept = readKept<KeptPassword>(file)
  if (kept !== null) return kept.password
  const made = { password: randomPassword() }
  return keepFirst(file, made) === 'kept' ? made.password : readKept<KeptPassword>(file)!.password
}
