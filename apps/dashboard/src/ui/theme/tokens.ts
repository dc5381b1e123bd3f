import type { Segment } from '@tenggat/domain'
import type { TileState } from '@tenggat/words'

/** The wall's only colours; CSS takes them from custom properties of the same names. */
export const INK = {
  ground: '#0b1020',
  panel: '#131a2e',
  edge: '#2a3450',
  text: '#f4f6fb',
  label: '#c3cbe0',
} as const

/**
 * Okabe and Ito's colours, told apart with any kind of colour sight; each state also has a shape and a word.
 * `due` is brighter than `breached` and has another shape.
 */
export const STATE_COLOURS: Readonly<Record<TileState, string>> = {
  ontrack: '#0072b2',
  atrisk: '#f0e442',
  due: '#e69f00',
  breached: '#d55e00',
  paused: '#888f9e',
}

/** SVG paths on a 24 × 24 field: circle, triangle, diamond, filled square with an exclamation mark, two bars. */
export const STATE_SHAPES: Readonly<Record<TileState, string>> = {
  ontrack: 'M12 2a10 10 0 1 1 0 20a10 10 0 1 1 0-20z',
  atrisk: 'M12 2L23 22H1z',
  due: 'M12 .5L23.5 12L12 23.5L.5 12z',
  breached: 'M2 2h20v20H2zM10.6 5.2l.5 8.8h1.8l.5-8.8zM12 16a1.6 1.6 0 1 0 .01 0z',
  paused: 'M4 2h5.5v20H4zM14.5 2H20v20h-5.5z',
}

/** Colours of a series, told apart with any kind of colour sight (Okabe and Ito); the rest of many share a grey. */
export const SERIES = ['#0072b2', '#e69f00', '#009e73', '#cc79a7', '#56b4e9', '#d55e00', '#a39a1c'] as const
export const OTHERS = '#888f9e'

export const seriesColour = (at: number): string => SERIES[at] ?? OTHERS

/** A share of time within a budget, and what lies beyond it; a deadline across a chart has the latter's colour. */
export const WITHIN = STATE_COLOURS.ontrack
export const BEYOND = STATE_COLOURS.breached

/** What a clock did, in the bar of its story. */
export const SEGMENT_COLOURS: Readonly<Record<Segment['kind'], string>> = {
  running: '#0072b2',
  closed: '#c9cfdb',
  holiday: '#cc79a7',
  paused: '#888f9e',
  solved: '#009e73',
  cancelled: '#4b5266',
  discarded: '#e69f00',
}
