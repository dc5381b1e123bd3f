import { type DestinationStream, type Logger, pino } from 'pino'
import type { Config } from './config.js'

export type Log = Logger

/**
 * Our tokens (the prefix stays: it names the token), cookies of sessions, hashes of passwords, and passwords inside database URLs,
 * wherever they turn up.
 */
const SECRETS: readonly [RegExp, string][] = [
  [/(tgt_session=)[A-Za-z0-9_-]+/g, '$1[redacted]'],
  [/(\$argon2\w*\$)[\w$=,+/.-]+/g, '$1[redacted]'],
  [/(tgt_[A-Za-z0-9]+)_[A-Za-z0-9_-]+/g, '$1_[redacted]'],
  [/(postgres(?:ql)?:\/\/[^:@/\s"]+):[^@\s"]+@/g, '$1:[redacted]@'],
]

const REDACTED = ['authorization', 'cookie', 'password', 'token', 'secret'].flatMap((name) => [
  name,
  `*.${name}`,
  `*.*.${name}`,
])

/**
 * One JSON object a line, to stderr unless told otherwise (stdout carries only the lines for people). Control characters
 * in values are escaped by JSON, so a ticket's subject can forge no line.
 */
export function createLog(
  level: Config['logLevel'],
  destination: DestinationStream = pino.destination(2),
): Log {
  return pino(
    {
      level,
      base: { name: 'tenggat', pid: process.pid },
      redact: { paths: REDACTED, censor: '[redacted]' },
      hooks: { streamWrite: scrub },
    },
    destination,
  )
}

function scrub(line: string): string {
  return SECRETS.reduce((text, [pattern, instead]) => text.replace(pattern, instead), line)
}
