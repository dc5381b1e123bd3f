import { join } from 'node:path'
import { chooseDataDir } from '../store/embedded/chooseDataDir.js'
import type { HouseTokens } from './houseTokens.js'
import { readKept } from './keptJson.js'

/**
 * The token that a server started from this folder reads with; null where none was started yet.
 * @param toldDataDir TENGGAT_DATA_DIR, null when not set
 */
export function keptReadToken(toldDataDir: string | null): string | null {
  const file = join(chooseDataDir(toldDataDir, process.cwd()), 'tokens.json')
  return readKept<Partial<HouseTokens>>(file)?.read ?? null
}
