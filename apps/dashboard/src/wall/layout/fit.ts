export type Measure = (text: string) => number

/** The first text that is no wider than `room`; when none is, the last one cut at its end. */
export function fitText(candidates: readonly string[], room: number, measure: Measure): string {
  for (const text of candidates) if (measure(text) <= room) return text
  return cutEnd(candidates[candidates.length - 1] ?? '', room, measure)
}

/** `Peripheral replacem…` */
export function cutEnd(text: string, room: number, measure: Measure): string {
  if (measure(text) <= room) return text
  const kept = longest(text.length, (length) => measure(`${text.slice(0, length).trimEnd()}…`) <= room)
  return kept === 0 ? '' : `${text.slice(0, kept).trimEnd()}…`
}

/** `IN…004233`: keys of tickets differ at their end, so the middle goes. */
export function cutMiddle(text: string, room: number, measure: Measure): string {
  if (measure(text) <= room) return text
  const cut = (length: number) => {
    const head = Math.floor(length / 4)
    return `${text.slice(0, head)}…${text.slice(text.length - (length - head))}`
  }
  const kept = longest(text.length - 1, (length) => measure(cut(length)) <= room)
  return kept === 0 ? '' : cut(kept)
}

/** The greatest length from 0 to `most` that fits, for a test that only ever turns from true to false. */
function longest(most: number, fits: (length: number) => boolean): number {
  let low = 0
  let high = most
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (fits(middle)) low = middle
    else high = middle - 1
  }
  return low
}
