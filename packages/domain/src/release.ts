/** A release of this product, by its number. */
export type Release = `${number}.${number}.${number}`

/** This one; every package has its number. */
export const RELEASE: Release = '0.2.0'

const NUMBERS = /^(?:0|[1-9]\d{0,5})\.(?:0|[1-9]\d{0,5})\.(?:0|[1-9]\d{0,5})$/

/** Null for what is no release. */
export const releaseNamed = (raw: unknown): Release | null =>
  typeof raw === 'string' && NUMBERS.test(raw) ? (raw as Release) : null

export function isLater(some: Release, other: Release): boolean {
  const [theirs, ours] = [some, other].map((each) => each.split('.').map(Number)) as [number[], number[]]
  const place = theirs.findIndex((number, index) => number !== ours[index])
  return place !== -1 && theirs[place]! > ours[place]!
}

/** The latest of them; null where there is none. */
export const latestOf = (releases: readonly (Release | null | undefined)[]): Release | null =>
  releases.reduce<Release | null>(
    (latest, each) => (each != null && (latest === null || isLater(each, latest)) ? each : latest),
    null,
  )
