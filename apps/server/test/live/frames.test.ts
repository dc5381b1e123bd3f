import { expect, it } from 'vitest'
import { Frames, frameName } from '../../src/live/frames.js'

it('are the bytes of a message each, made once where the same message follows under the same name', () => {
  const frames = new Frames()
  const [board, other] = [frameName('board'), frameName('"quoted" ö')]
  const [first, second] = [Buffer.from('{"data":1}'), Buffer.from('{"data":1}')]
  const said = [
    [board, first],
    [board, first],
    [other, first],
    [board, first],
    [board, second],
  ] as const
  const made = said.map(([name, payload]) => frames.of(name, payload))
  expect(made.map((frame) => JSON.parse(String(frame)))).toEqual(
    said.map(([{ id }]) => ({ id, type: 'next', payload: { data: 1 } })),
  )
  expect(made[1]).toBe(made[0])
  expect(new Set(made).size).toBe(4)
})
