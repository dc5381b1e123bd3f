/** Colours of a series, told apart with any kind of colour sight (Okabe and Ito); the rest of many share a grey. */
export const SERIES = ['#0072b2', '#e69f00', '#009e73', '#cc79a7', '#56b4e9', '#d55e00', '#a39a1c'] as const
export const OTHERS = '#888f9e'

export const seriesColour = (at: number): string => SERIES[at] ?? OTHERS
