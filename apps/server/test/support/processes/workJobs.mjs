// Works off the jobs of the database at the URL given, and never ends one: to be killed in the middle.
import { systemClockwork } from '../../../dist/clockwork.js'
import { createJobs } from '../../../dist/jobs/jobs.js'
import { openStore } from '../../../dist/store/openStore.js'

const store = await openStore({ url: process.argv[2], poolSize: 2 })
const run = () => {
  process.stdout.write('at work\n')
  return new Promise(() => undefined)
}
const report = (error) => process.stderr.write(`${error.stack}\n`)
const jobs = createJobs({ store, clockwork: systemClockwork(), tasks: [{ name: 'test', run }], report })
await jobs.start()
