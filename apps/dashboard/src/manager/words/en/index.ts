import { agreement } from './agreement.js'
import { attribution, provider } from './attribution.js'
import { common } from './common.js'
import { editor } from './editor.js'
import { list } from './list.js'
import { calendars, people } from './people.js'
import { shell } from './shell.js'
import { ticketPage } from './ticketPage.js'
import { tickets } from './tickets.js'
import { charts, period, tree } from './tree.js'
import { why } from './why.js'

/** The sentences of the manager's own pages; other languages are held to these keys by the compiler. */
export const en = {
  ...common,
  agreement,
  editor,
  people,
  calendars,
  shell,
  list,
  tree,
  period,
  charts,
  tickets,
  ticketPage,
  attribution,
  provider,
  why,
}
