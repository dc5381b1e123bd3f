/** A stream of chance that a seed and a name decide: the same seed and name give the same throws for ever. */
export interface Dice {
  /** A number in [0, 1). */
  roll(): number
  chance(probability: number): boolean
  between(least: number, most: number): number
  pick<T>(choices: readonly T[]): T
  /** Spread like the length of most human work: `median` in the middle, now and then several times that. */
  around(median: number, spread?: number): number
}

/** The dice of one thing of the simulated world, apart from the dice of every other thing. */
export function dice(seed: number, ...name: readonly (string | number)[]): Dice {
  let state = hash(`${seed}/${name.join('/')}`)
  // mulberry32: small, fast, and good enough to look like life.
  const roll = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    roll,
    chance: (probability) => roll() < probability,
    between: (least, most) => least + roll() * (most - least),
    pick: (choices) => choices[Math.floor(roll() * choices.length)]!,
    around: (median, spread = 0.6) => {
      const normal = Math.sqrt(-2 * Math.log(1 - roll())) * Math.cos(2 * Math.PI * roll())
      return median * Math.exp(spread * normal)
    },
  }
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index++)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  return value
}
