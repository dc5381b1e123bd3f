import { expect, it } from 'vitest'
import { createAttempts, networkOf } from '../../src/people/attempts.js'
import { createPasswords, TooBusy } from '../../src/people/passwords.js'

it.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '::ffff:192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8:1:2::', '2001:db8:1:2'],
  ['2001:db8::9', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
])('%s counts as %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})

it('tries that were right do not count', async () => {
  const attempts = createAttempts()
  for (let i = 0; i < 300; i++) {
    expect(await attempts.take('a@b', '2001:db8::1')).toBeNull()
    await attempts.forgive('a@b', '2001:db8::2')
  }
})

it('passwords are checked in turn, and too many at once are turned away', async () => {
  const { matches } = createPasswords(() => 'nobody')
  const checks = await Promise.allSettled(Array.from({ length: 70 }, () => matches(null, 'guess')))
  const refused = checks.filter((check) => check.status === 'rejected')
  expect(refused.length).toBeGreaterThan(0)
  expect(refused.length).toBeLessThan(30)
  for (const { reason } of refused) expect(reason).toBeInstanceOf(TooBusy)
  expect(await matches(null, 'guess')).toBe(false)
})
