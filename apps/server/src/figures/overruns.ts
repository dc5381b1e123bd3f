import { type ClockNode, toClockNode } from '../clocks/clockNode.js'
import type { NodeMaker } from '../clocks/clockNodes.js'
import type { ClockQuestion } from '../clocks/clockQuestion.js'
import type { ClockReads } from '../clocks/clockReads.js'
import { clocksInBatches } from '../clocks/readClockList.js'
import type { ReadDeps } from '../reads/readDeps.js'
import { OTHER_PARTY } from '../tenancy/redact.js'
import type { ShareField } from './readShares.js'

export interface AttributionDeps {
  readonly toNodes: NodeMaker
  readonly view: ClockReads['view']
}

export interface Overrun {
  readonly clock: ClockNode
  readonly overrunMs: number
}

/** Breached clocks of a question with what they used beyond their target, up to now where they still run. */
export async function* overrunsOf(
  { pool }: ReadDeps,
  { toNodes, view }: AttributionDeps,
  question: ClockQuestion,
): AsyncGenerator<Overrun> {
  for await (const rows of clocksInBatches(pool, { ...question, state: 'breached' })) {
    // What was corrected since it was listed is no breach any more.
    const late = rows.filter(({ verdict }) => verdict === 'breached')
    for (const clock of await toNodes(late, toClockNode)) yield { clock, overrunMs: view(clock).overrunMs }
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
