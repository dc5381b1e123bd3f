import { expect, it } from 'vitest'
import { limitRequests, requestRates } from '../../src/limits/requestRates.js'
import { aViewer } from '../live/support/stage.js'

const refusalOf = (take: () => void) => {
  try {
    take()
    return null
  } catch (error) {
    return (error as { extensions: { retryAfterMs: number } }).extensions.retryAfterMs
  }
}

it('a token that has sent all it may is let in again when it was asked to come back, and not before', () => {
  let nowMs = 0
  const take = limitRequests(requestRates(2), () => nowMs)
  const [one, other] = [aViewer({ principal: 'token:one' }), aViewer({ principal: 'token:other' })]
  for (let i = 0; i < 20; i++) expect(refusalOf(() => take(one))).toBeNull()
  expect(refusalOf(() => take(one))).toBe(500)
  expect(refusalOf(() => take(other))).toBeNull()
  nowMs += 499
  expect(refusalOf(() => take(one))).toBe(1)
  nowMs += 1
  expect(refusalOf(() => take(one))).toBeNull()
  expect(refusalOf(() => take(one))).toBe(500)
})

it('tokens at rest are forgotten, and one that is not is held to its limit however many come', () => {
  let nowMs = 0
  const take = limitRequests(requestRates(1), () => nowMs)
  const busy = aViewer({ principal: 'token:busy' })
  for (let i = 0; i < 10; i++) take(busy)
  for (; nowMs < 6_000; nowMs++) take(aViewer({ principal: `token:${nowMs}` }))
  for (let i = 0; i < 6; i++) expect(refusalOf(() => take(busy))).toBeNull()
  expect(refusalOf(() => take(busy))).toBe(1_000)
})
