import { join } from 'node:path'
import { chooseDataDir } from '../store/embedded/chooseDataDir.js'
import type { FirstTokens } from './firstTokens.js'
import { readKept } from './keptJson.js'
import { KEPT_IN } from './links.js'

/**
 * The token that a server started from this folder reads with; null where none was started yet.
 * @param configuredDataDir TENGGAT_DATA_DIR, null when not set
 */
export function keptReadToken(configuredDataDir: string | null): string | null {
  const file = join(chooseDataDir(configuredDataDir, process.cwd()), KEPT_IN.tokens)
  return readKept<Partial<FirstTokens>>(file)?.read ?? null
}
