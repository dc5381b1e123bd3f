import { common } from './common.js'
import { list } from './list.js'
import { shell } from './shell.js'

/** Every word of the manager's pages; other languages are held to these keys by the compiler. */
export const en = { ...common, shell, list }
