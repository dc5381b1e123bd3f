const STEP_MS = 180_000
const REACH_PX = 6

/**
 * Where the whole picture stands after `ms`, in CSS pixels: every three minutes one step further on a Lissajous path
 * of at most six pixels, so that no edge burns into the screen.
 */
export function burnInShift(ms: number): { readonly x: number; readonly y: number } {
  const step = Math.floor(ms / STEP_MS)
  return {
    x: Math.round(REACH_PX * Math.sin(step * 0.7)),
    y: Math.round(REACH_PX * Math.sin(step * 1.1 + Math.PI / 2) - REACH_PX) / 2,
  }
}
