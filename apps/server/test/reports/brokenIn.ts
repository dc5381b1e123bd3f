import { evidenceIn, shownBroken, verify } from '../../src/cli/agreements/verify.js'
import type { PrintedData } from '../../src/reports/print/printPage.js'

/** What a printed page holds as data. */
export const dataIn = (page: string): PrintedData =>
  JSON.parse(/id="agreement">([\s\S]*?)<\/script>/.exec(page)![1]!) as PrintedData

/** What `tenggat agreements verify` finds wrong with a page. */
export function brokenIn(page: string): readonly string[] {
  const data = dataIn(page)
  return [...verify(evidenceIn(data)).broken, ...shownBroken(data, page)]
}
