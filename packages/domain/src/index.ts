export type { Instant } from './time/instant.js'
export { EVER, isInstant, NEVER } from './time/instant.js'
