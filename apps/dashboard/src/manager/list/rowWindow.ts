/** Which rows of a long list are drawn, and how much room the others take. */
export interface RowWindow {
  readonly first: number
  /** Exclusive. */
  readonly end: number
  readonly aboveRem: number
  readonly belowRem: number
}

/** Drawn beyond each edge, so that a quick scroll does not show a gap. */
const SPARE = 12

/**
 * @param scrolled pixels by which the top of the list stands above the top of the view; negative below it
 * @param height pixels of the view
 * @param rowRem height of a row in rem; `pxPerRem` as the page is zoomed
 */
export function rowWindow(
  count: number,
  scrolled: number,
  height: number,
  rowRem: number,
  pxPerRem: number,
): RowWindow {
  const rowPx = rowRem * pxPerRem
  const first = Math.min(Math.max(0, Math.floor(scrolled / rowPx) - SPARE), Math.max(0, count - 1))
  const end = Math.min(count, Math.max(first, Math.ceil((scrolled + height) / rowPx) + SPARE))
  return { first, end, aboveRem: first * rowRem, belowRem: (count - end) * rowRem }
}
