import { type RefObject, useEffect, useReducer } from 'react'
import { type RowWindow, rowWindow } from './rowWindow.js'

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
