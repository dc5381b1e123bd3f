import { INK, STATE_COLOURS } from '../../ui/theme/tokens.js'

/** Hands the tokens to CSS as `--ground`, `--ontrack` …; the policy of the page forbids style elements, not this. */
export function applyTheme(root: HTMLElement, scale: number): void {
  for (const [name, colour] of Object.entries({ ...INK, ...STATE_COLOURS })) {
    root.style.setProperty(`--${name}`, colour)
  }
  root.style.setProperty('--scale', String(scale))
}
