import type { Measure } from './fit.js'

const REMEMBERED = 4_000

/** Widths in CSS pixels as the browser draws them, one canvas per page; remembered, and forgotten before they pile up. */
export function createMeasurer(): (font: string) => Measure {
  const canvas = document.createElement('canvas').getContext('2d')
  const widths = new Map<string, number>()
  return (font) => (text) => {
    const key = `${font}\n${text}`
    const known = widths.get(key)
    if (known !== undefined) return known
    if (canvas === null) return 0
    canvas.font = font
    const width = canvas.measureText(text).width
    if (widths.size >= REMEMBERED) widths.clear()
    widths.set(key, width)
    return width
  }
}

/** An element's font as a canvas takes it. */
export function fontOf(node: Element): string {
  const { fontWeight, fontSize, fontFamily } = getComputedStyle(node)
  return `${fontWeight} ${fontSize} ${fontFamily}`
}
