/** Keeps the `room` smallest of all that is offered, ascending by rank and then by id. */
export interface TopList {
  offer(rank: number, id: string): void
  ids(): readonly string[]
}

export function createTopList(room: number): TopList {
  const ranks: number[] = []
  const ids: string[] = []
  return {
    offer: (rank, id) => {
      const last = ids.length - 1
      if (last + 1 >= room && (room === 0 || compareRanked(rank, id, ranks[last]!, ids[last]!) >= 0)) return
      let at = ids.length
      while (at > 0 && compareRanked(rank, id, ranks[at - 1]!, ids[at - 1]!) < 0) at--
      ranks.splice(at, 0, rank)
      ids.splice(at, 0, id)
      if (ids.length > room) {
        ranks.pop()
        ids.pop()
      }
    },
    ids: () => [...ids],
  }
}

/** By rank, then by id. Ids are numbers written as text: the shorter is the smaller. */
export function compareRanked(rankA: number, idA: string, rankB: number, idB: string): number {
  return rankA - rankB || idA.length - idB.length || (idA === idB ? 0 : idA < idB ? -1 : 1)
}
