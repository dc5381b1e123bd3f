import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { contrast } from '../support/colour.js'

const css = readFileSync(new URL('../../src/manager/app/theme.css', import.meta.url), 'utf8')

/** The custom properties of the first block with that selector that have a colour of their own. */
function coloursOf(selector: string): Record<string, string> {
  const block = css.slice(css.indexOf(`${selector} {`))
  const body = block.slice(0, block.indexOf('}'))
  return Object.fromEntries(
    [...body.matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)].map(([, name, value]) => [name!, value!]),
  )
}

const light = coloursOf(':root')
const schemes = { light, dark: { ...light, ...coloursOf(':root[data-mantine-color-scheme="dark"]') } }
const STATES = ['ontrack', 'atrisk', 'due', 'breached', 'paused', 'met', 'cancelled']

describe.each(Object.entries(schemes))('W10 the manager in %s', (_scheme, colour) => {
  it('text has a contrast of 4.5 on every ground it stands on', () => {
    for (const ground of ['ground', 'panel']) {
      for (const ink of ['ink', 'soft', 'accent', 'late-ink']) {
        const ratio = contrast(colour[ink]!, colour[ground]!)
        expect([ink, ground, ratio >= 4.5, ratio]).toEqual([ink, ground, true, ratio])
      }
    }
    for (const state of STATES) {
      const ratio = contrast(colour[state]!, colour[`${state}-ground`]!)
      expect([state, ratio >= 4.5, ratio]).toEqual([state, true, ratio])
    }
    expect(contrast(colour.ink!, colour['due-ground']!)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(colour.ink!, colour['accent-ground']!)).toBeGreaterThanOrEqual(4.5)
    expect(
      contrast('#ffffff', colour['mantine-primary-color-filled'] ?? colour.accent!),
    ).toBeGreaterThanOrEqual(4.5)
  })

  it('bars and lines that mean something have a contrast of 3 on the panel', () => {
    for (const bar of ['bar-running', 'bar-solved', 'bar-over', 'soft']) {
      const ratio = contrast(colour[bar]!, colour.panel!)
      expect([bar, ratio >= 3, ratio]).toEqual([bar, true, ratio])
    }
  })
})
