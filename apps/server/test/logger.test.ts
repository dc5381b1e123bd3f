import { describe, expect, it } from 'vitest'
import { createLog } from '../src/logger.js'

function lines(write: (log: ReturnType<typeof createLog>) => void): string[] {
  const written: string[] = []
  write(createLog('info', { write: (line) => void written.push(line) }))
  return written
}

describe('log', () => {
  it('a hostile value forges no line and carries no raw escape', () => {
    const written = lines((log) => log.info({ subject: 'x\n{"level":60}\u001b[2J' }, 'opened'))
    expect(written).toHaveLength(1)
    for (const raw of ['\n', '\u001b']) expect(written[0]!.trimEnd()).not.toContain(raw)
    expect(JSON.parse(written[0]!).subject).toBe('x\n{"level":60}\u001b[2J')
  })

  it('secrets are left out wherever they stand', () => {
    const secret = 'Zm9vYmFyYmF6cXV4MTIzNDU2'
    const [line] = lines((log) =>
      log.warn(
        {
          req: { headers: { authorization: `Bearer tgt_abcdefgh_${secret}` } },
          err: new Error(`tgt_abcdefgh_${secret}`),
        },
        `cannot reach postgres://tenggat:${secret}@127.0.0.1/tenggat`,
      ),
    )
    expect(line).not.toContain(secret)
    expect(line).toContain('tgt_abcdefgh_[redacted]')
    expect(line).toContain('postgres://tenggat:[redacted]@127.0.0.1')
  })

  it('cookies of sessions and hashes of passwords are, too', () => {
    const [line] = lines((log) =>
      log.error(
        {
          err: Object.assign(new Error('x'), {
            detail: 'row (siti, $argon2id$v=19$m=19456,t=2,p=1$c2Fs$aGFz)',
          }),
        },
        'sent lang=id; tgt_session=Zm9v_YmFy-YmF6; theme=dark',
      ),
    )
    expect(line).toContain('row (siti, $argon2id$[redacted])')
    expect(line).toContain('lang=id; tgt_session=[redacted]; theme=dark')
  })
})
