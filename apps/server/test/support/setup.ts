import 'reflect-metadata'
import { afterAll } from 'vitest'
import { leftOpen } from './leaks.js'

afterAll(async () => {
  const open = await leftOpen()
  if (open.length > 0) throw new Error(`The file ended with open ${open.join(', ')}`)
})
