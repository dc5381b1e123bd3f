import { readFileSync } from 'node:fs'
import * as v from 'valibot'

/** Every setting of the server. The environment is read in this file and nowhere else. */
export interface Config {
  /** 0 lets the system choose. */
  readonly port: number
  readonly host: string
  /** null: the embedded database in `dataDir`. */
  readonly databaseUrl: string | null
  /** null: `.tenggat` below the working directory, or where that cannot work, see chooseDataDir. */
  readonly dataDir: string | null
  readonly poolSize: number
  /** Whether the simulated floor runs; by default only with the embedded database. */
  readonly floor: boolean
  readonly floorSeed: number
  readonly logLevel: (typeof LOG_LEVELS)[number]
  /** Origins that browsers may connect from besides our own. */
  readonly allowedOrigins: readonly string[]
  readonly introspection: (typeof INTROSPECTION)[number]
  /** Whether a proxy stands in front whose `X-Forwarded-*` headers are to be believed. */
  readonly trustProxy: boolean
  /** How many requests a token or a person may send each second, see requestRates. */
  readonly requestsPerSecond: number
  /** The first person, made when there is none yet; null: one of its own where the database is embedded. */
  readonly admin: { readonly email: string; readonly password: string } | null
  /** What the secrets of sources are encrypted with, 32 bytes; null: one of its own, kept in the data directory. */
  readonly secretKey: Buffer | null
  /** An admin token to know instead of one made up at the first start. */
  readonly adminToken: string | null
}

/** Every problem of the environment at once, one a line. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`The settings cannot be used:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`)
    this.name = 'ConfigError'
  }
}

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const
export const INTROSPECTION = ['token', 'off'] as const
const SWITCH = ['on', 'off'] as const

const wholeNumber = (from: number, to: number) =>
  v.pipe(
    v.string(),
    v.check(
      (text) => /^\d+$/.test(text) && Number(text) >= from && Number(text) <= to,
      `must be a whole number from ${from} to ${to}`,
    ),
    v.transform(Number),
  )
const oneOf = <const T extends readonly string[]>(words: T) =>
  v.picklist(words, `must be one of: ${words.join(', ')}`)
const optional = <S extends v.GenericSchema<string, unknown>>(schema: S) => v.optional(schema)

/** The variables by name; `.env.example` and docker-compose.yml are tested against this list. */
export const SETTINGS = {
  PORT: optional(wholeNumber(0, 65_535)),
  HOST: optional(v.pipe(v.string(), v.regex(/^[\w.:-]+$/, 'must be a host name or an address'))),
  DATABASE_URL: optional(
    v.pipe(v.string(), v.check(isPostgresUrl, 'must look like postgres://user:password@host:5432/db')),
  ),
  TENGGAT_DATA_DIR: optional(v.string()),
  TENGGAT_POOL_SIZE: optional(wholeNumber(2, 200)),
  TENGGAT_FLOOR: optional(oneOf(SWITCH)),
  TENGGAT_FLOOR_SEED: optional(wholeNumber(0, 2 ** 32 - 1)),
  TENGGAT_LOG_LEVEL: optional(oneOf(LOG_LEVELS)),
  TENGGAT_ALLOWED_ORIGINS: optional(
    v.pipe(
      v.string(),
      v.transform((text) => text.split(',').map((origin) => origin.trim())),
      v.check(
        (origins) => origins.every(isOrigin),
        'must be origins separated by commas, such as https://wall.example.com (no path)',
      ),
    ),
  ),
  TENGGAT_INTROSPECTION: optional(oneOf(INTROSPECTION)),
  TENGGAT_TRUST_PROXY: optional(oneOf(SWITCH)),
  TENGGAT_REQUESTS_PER_SECOND: optional(wholeNumber(1, 1_000_000)),
  TENGGAT_ADMIN_EMAIL: optional(v.pipe(v.string(), v.regex(/^\S+@\S+$/, 'must be an e-mail address'))),
  TENGGAT_ADMIN_PASSWORD: optional(v.pipe(v.string(), v.minLength(12, 'must have 12 or more characters'))),
  TENGGAT_SECRET_KEY: optional(
    v.pipe(
      v.string(),
      v.regex(/^[A-Za-z0-9+/]{43}=$/, 'must be 32 bytes in base64, such as `openssl rand -base64 32` prints'),
    ),
  ),
  TENGGAT_ADMIN_TOKEN: optional(
    v.pipe(
      v.string(),
      v.regex(
        /^tgt_[A-Za-z0-9]{8,32}_[A-Za-z0-9_-]{24,}$/,
        'must look like tgt_<8 to 32 letters or digits>_<24 or more letters, digits, - or _>',
      ),
    ),
  ),
} as const

/** Settings that may be given as a path to a file holding the value: `DATABASE_URL_FILE=/run/secrets/database`. */
export const SECRETS = [
  'DATABASE_URL',
  'TENGGAT_ADMIN_TOKEN',
  'TENGGAT_ADMIN_PASSWORD',
  'TENGGAT_SECRET_KEY',
] as const

const DEFAULT_PORT = 4000
const DEFAULT_SEED = 20_261_121

/** Reads the settings; an empty variable counts as not set. Throws `ConfigError` naming every problem. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const problems: string[] = []
  const given = withSecretFiles(env, problems)
  const parsed = v.safeParse(v.object(SETTINGS), given)
  for (const issue of parsed.issues ?? []) problems.push(`${v.getDotPath(issue)} ${issue.message}`)
  if ((given.TENGGAT_ADMIN_EMAIL === undefined) !== (given.TENGGAT_ADMIN_PASSWORD === undefined))
    problems.push('TENGGAT_ADMIN_EMAIL and TENGGAT_ADMIN_PASSWORD are set together or not at all')
  if (problems.length > 0 || !parsed.success) throw new ConfigError(problems)
  const set = parsed.output
  const databaseUrl = set.DATABASE_URL ?? null
  return {
    port: set.PORT ?? DEFAULT_PORT,
    host: set.HOST ?? '127.0.0.1',
    databaseUrl,
    dataDir: set.TENGGAT_DATA_DIR ?? null,
    poolSize: set.TENGGAT_POOL_SIZE ?? 10,
    floor: set.TENGGAT_FLOOR === undefined ? databaseUrl === null : set.TENGGAT_FLOOR === 'on',
    floorSeed: set.TENGGAT_FLOOR_SEED ?? DEFAULT_SEED,
    logLevel: set.TENGGAT_LOG_LEVEL ?? 'info',
    allowedOrigins: set.TENGGAT_ALLOWED_ORIGINS ?? [],
    introspection: set.TENGGAT_INTROSPECTION ?? 'token',
    trustProxy: set.TENGGAT_TRUST_PROXY === 'on',
    requestsPerSecond: set.TENGGAT_REQUESTS_PER_SECOND ?? 60,
    admin:
      set.TENGGAT_ADMIN_EMAIL === undefined
        ? null
        : { email: set.TENGGAT_ADMIN_EMAIL, password: set.TENGGAT_ADMIN_PASSWORD! },
    secretKey: set.TENGGAT_SECRET_KEY === undefined ? null : Buffer.from(set.TENGGAT_SECRET_KEY, 'base64'),
    adminToken: set.TENGGAT_ADMIN_TOKEN ?? null,
  }
}

/** The values to parse; a secret's file is read here. Never repeats a value: messages end up in logs. */
function withSecretFiles(
  env: Readonly<Record<string, string | undefined>>,
  problems: string[],
): Record<string, string> {
  const given: Record<string, string> = {}
  for (const name of Object.keys(SETTINGS)) {
    const value = env[name]
    if (value !== undefined && value !== '') given[name] = value
  }
  for (const name of SECRETS) {
    const path = env[`${name}_FILE`]
    if (path === undefined || path === '') continue
    if (given[name] !== undefined) problems.push(`${name} and ${name}_FILE are both set; set one`)
    try {
      given[name] = readFileSync(path, 'utf8').trim()
    } catch (error) {
      problems.push(`${name}_FILE cannot be read: ${(error as Error).message}`)
    }
  }
  return given
}

function isPostgresUrl(text: string): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  return (url.protocol === 'postgres:' || url.protocol === 'postgresql:') && url.pathname.length > 1
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text
}

/** True when npm runs us as a script: a shell stands in between, which passes no signal on. */
export function isRunByNpm(environment: NodeJS.ProcessEnv): boolean {
  return environment.npm_lifecycle_event !== undefined
}
