import type { ClockQuestion } from '../store/queries/clockQuestion.js'
import { clocksInBites } from '../store/queries/readClockList.js'
import type { ShareField } from '../store/queries/readShares.js'
import { OTHER_PARTY } from '../store/veil.js'
import type { ClockNode } from './clockNode.js'
import type { NodeMaker } from './clockNodes.js'
import type { ReadParts, Reads } from './reads.js'

export interface AttributionTools {
  readonly toNodes: NodeMaker
  readonly view: Reads['view']
}

export interface Overrun {
  readonly clock: ClockNode
  readonly overrunMs: number
}

/** Breached clocks of a question with what they used beyond their target, up to now where they still run. */
export async function* overrunsOf(
  { pool }: ReadParts,
  { toNodes, view }: AttributionTools,
  question: ClockQuestion,
): AsyncGenerator<Overrun> {
  for await (const rows of clocksInBites(pool, { ...question, state: 'breached' })) {
    // What was corrected since it was listed is no breach any more.
    const late = rows.filter(({ verdict }) => verdict === 'breached')
    for (const clock of await toNodes(late, null)) yield { clock, overrunMs: view(clock, null).overrunMs }
  }
}

/** Who had most of a clock; of one that has no share yet whoever has its ticket. */
export function mainHolderOf(
  clock: ClockNode,
  field: ShareField,
): { readonly holder: string | null; readonly vendor: boolean } {
  const [first, ...rest] = clock.shares
  if (first === undefined) return { holder: clock[field], vendor: false }
  const most = rest.reduce((found, share) => (share.ms > found.ms ? share : found), first)
  const holder = most.party === OTHER_PARTY ? OTHER_PARTY : most[field]
  return { holder, vendor: most.vendor }
}
