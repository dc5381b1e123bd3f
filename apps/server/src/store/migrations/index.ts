import { Foundations1763750000000 } from './1763750000000-foundations.js'

/** Every migration, oldest first. A database that has run one not listed here is newer than this code. */
export const MIGRATIONS = [Foundations1763750000000]
