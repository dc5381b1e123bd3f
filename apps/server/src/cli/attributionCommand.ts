import { ISO_FORMAT } from '@tenggat/domain'
import { systemClockwork } from '../clockwork.js'
import { readTime } from '../ingest/mapping/readTime.js'
import { fetchLedger, type LedgerQuestion } from './attributing/fetchLedger.js'
import { ledgerText } from './attributing/ledgerText.js'
import { ATTRIBUTION_HELP } from './help.js'
import { parseOptions, usage } from './parseOptions.js'
import { serverForReading } from './serverForReading.js'

const OPTIONS = {
  by: { type: 'string' },
  source: { type: 'string' },
  agreement: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  top: { type: 'string' },
  url: { type: 'string' },
  token: { type: 'string' },
  database: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const

const MOST = 200

/** `tenggat attribution`: whose the business time was, and which tickets travelled most. */
export async function attributionCommand(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  print: (line: string) => void,
): Promise<void> {
  const { values, positionals } = parseOptions(args, OPTIONS)
  if (values.help) return print(ATTRIBUTION_HELP)
  if (positionals.length > 0) throw usage('attribution takes options only')
  const { url, token, database, source, agreement, by, from, to, top } = values
  const clockwork = systemClockwork()
  const question: LedgerQuestion = {
    by: readBy(by),
    agreementId: agreement ?? null,
    source: source ?? null,
    from: readInstant('--from', from, 0),
    to: readInstant('--to', to, clockwork.now() + 1),
    top: readTop(top),
  }
  const server = await serverForReading({ url, token, database }, env, clockwork)
  try {
    const answer = await fetchLedger(server.client, question)
    if (values.json) return print(JSON.stringify(answer, null, 2))
    for (const line of ledgerText(answer, question, server.pages)) print(line)
  } finally {
    await server.close()
  }
}

function readBy(by: string | undefined): LedgerQuestion['by'] {
  if (by === 'party') return 'PARTY'
  if (by === 'line') return 'LINE'
  if (by === 'team') return 'TEAM'
  throw usage('attribution needs --by party, --by line or --by team')
}

function readTop(top = '10'): number {
  const count = Number(top)
  if (Number.isInteger(count) && count >= 1 && count <= MOST) return count
  throw usage(`--top must be a whole number from 1 to ${MOST}`)
}

function readInstant(option: string, text: string | undefined, otherwise: number): string {
  if (text === undefined) return new Date(otherwise).toISOString()
  const time = readTime(text, ISO_FORMAT, 'UTC')
  if (typeof time === 'string') throw usage(`${option}: ${time}`)
  return new Date(time.at).toISOString()
}
