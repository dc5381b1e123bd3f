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
      if (last + 1 >= room && (room === 0 || !comesBefore(rank, id, ranks[last]!, ids[last]!))) return
      let at = ids.length
      while (at > 0 && comesBefore(rank, id, ranks[at - 1]!, ids[at - 1]!)) at--
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

/** Ids are numbers written as text: the shorter is the smaller. */
function comesBefore(rankA: number, idA: string, rankB: number, idB: string): boolean {
  if (rankA !== rankB) return rankA < rankB
  return idA.length === idB.length ? idA < idB : idA.length < idB.length
}
