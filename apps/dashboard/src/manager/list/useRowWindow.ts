import { type RefObject, useEffect, useReducer } from 'react'

/** As in list.css: rows of the list of clocks have one height each way, or ten thousand could not be skipped over. */
const WIDE_ROW_REM = 2.5
const NARROW_ROW_REM = 5.5
const NARROW = '(max-width: 50rem)'

/** The rows to draw of a list whose body is `body`; follows scrolling and the size of the window. */
export function useRowWindow(body: RefObject<HTMLElement | null>, count: number): RowWindow {
  const [, render] = useReducer((times: number) => times + 1, 0)
  useEffect(() => {
    addEventListener('scroll', render, { passive: true })
    addEventListener('resize', render)
    return () => {
      removeEventListener('scroll', render)
      removeEventListener('resize', render)
    }
  }, [])
  const pxPerRem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  const rowRem = matchMedia(NARROW).matches ? NARROW_ROW_REM : WIDE_ROW_REM
  const top = body.current?.getBoundingClientRect().top ?? 0
  return rowWindow(count, -top, innerHeight, rowRem, pxPerRem)
}

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
