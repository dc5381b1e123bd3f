import type { Random } from './random.js'

/** Texts that a careless writer of documents would spoil. */
export const TEXTS = [
  'Paid by the tenth.',
  'Ärger? Früher anrufen: sofort!',
  '- [ ] #1 "quoted"\nsecond line',
  'yes',
]

/** Up to `most` things, made by place. */
export const several = <T>(random: Random, most: number, make: (index: number) => T): readonly T[] =>
  Array.from({ length: random.below(most + 1) }, (_, index) => make(index))

export const maybe = <T>(random: Random, value: T): T | null => (random.chance(0.5) ? value : null)
