import { LANGUAGES } from '@tenggat/words'
import { describe, expect, it } from 'vitest'
import { TILE_STATES } from '../src/live/tileState.js'
import { INK, STATE_COLOURS, STATE_SHAPES } from '../src/ui/theme/tokens.js'
import { wordsOf } from '../src/wall/words/words.js'
import { contrast, linear, type Rgb } from './support/colour.js'

/** Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB. */
const SIGHTS: Readonly<Record<string, readonly Rgb[]>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}

const times = (rows: readonly Rgb[], [r, g, b]: Rgb): Rgb =>
  rows.map((row) => Math.min(1, Math.max(0, row[0] * r + row[1] * g + row[2] * b))) as unknown as Rgb

function oklab([r, g, b]: Rgb): Rgb {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}
const distance = (a: Rgb, b: Rgb) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])

describe('theme', () => {
  it.each(Object.keys(SIGHTS))('W10 every pair of states differs under %s sight', (sight) => {
    const seen = TILE_STATES.map((state) => oklab(times(SIGHTS[sight]!, linear(STATE_COLOURS[state]))))
    const pairs = seen.flatMap((a, i) => seen.slice(i + 1).map((b) => distance(a, b)))
    expect(Math.min(...pairs)).toBeGreaterThanOrEqual(0.12)
  })

  it('W10 text has a contrast of 4.5 and graphics of 3 on what they stand on', () => {
    for (const ground of [INK.ground, INK.panel]) {
      expect(contrast(INK.text, ground)).toBeGreaterThanOrEqual(4.5)
      expect(contrast(INK.label, ground)).toBeGreaterThanOrEqual(4.5)
      for (const state of TILE_STATES) {
        expect([state, contrast(STATE_COLOURS[state], ground) >= 3]).toEqual([state, true])
      }
    }
  })

  it('W10 every state has its own shape and, in every language, its own words', () => {
    expect(new Set(Object.values(STATE_SHAPES)).size).toBe(TILE_STATES.length)
    for (const language of LANGUAGES) {
      const { tiles } = wordsOf(language)
      for (const length of ['name', 'short', 'toCustomer'] as const) {
        expect(new Set(TILE_STATES.map((it) => tiles[it][length].toLowerCase())).size).toBe(
          TILE_STATES.length,
        )
      }
    }
  })
})
