import { BoardEvidenceDocument, type BoardEvidenceQuery, type ClockFilter } from '../gql/board.js'
import type { PageClock } from './pageClock.js'

export type BoardEvidence = BoardEvidenceQuery['boardEvidence']

/** Null when the server does not answer, or not with that. */
async function readBoardEvidence(token: string, filter: ClockFilter | null): Promise<BoardEvidence | null> {
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query: String(BoardEvidenceDocument), variables: { filter } }),
    })
    return ((await response.json()) as { data?: BoardEvidenceQuery }).data?.boardEvidence ?? null
  } catch {
    return null
  }
}

const ASKED_EVERY_MS = 10_000

/** Told now and every ten seconds what an empty board may be read as, null where nobody says; the answer stops it. */
export function watchBoardEvidence(
  clock: PageClock,
  token: string | null,
  filter: ClockFilter | null,
  listener: (evidence: BoardEvidence | null) => void,
): () => void {
  let callOff: (() => void) | null = () => {}
  const ask = async () => {
    const evidence = token === null ? null : await readBoardEvidence(token, filter)
    if (callOff === null) return
    listener(evidence)
    callOff = clock.after(ASKED_EVERY_MS, ask)
  }
  void ask()
  return () => {
    callOff?.()
    callOff = null
  }
}
