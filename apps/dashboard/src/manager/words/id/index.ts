import type { Words } from '../words.js'
import { common } from './common.js'
import { list } from './list.js'
import { shell } from './shell.js'

export const id: Words = { ...common, shell, list }
