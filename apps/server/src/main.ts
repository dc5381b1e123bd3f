import { existsSync, realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { runProcess } from './boot/runProcess.js'

export { type RunningServer, startServer } from './boot/startServer.js'

/** Run as a program, not imported. */
const program = process.argv[1]
if (program !== undefined && existsSync(program) && realpathSync(program) === fileURLToPath(import.meta.url))
  await runProcess()
