export const OVERVIEW = `tenggat: exact SLA clocks from the history of tickets

  tenggat import <file> --mapping <yaml>   send a CSV log of tickets to a server
  tenggat calc deadline --calendar <yaml>  tell when an amount of work is due
  tenggat explain <source>/<key>           tell why each clock of a ticket stands where it stands
  tenggat attribution --by party           tell whose the business time was
  tenggat agreements diff|apply|verify     keep agreements as files, and check printed ones
  tenggat calendars import <file.ics>      take holidays over into a shared calendar
  tenggat links                            print the links and passwords of the first start again

  tenggat <command> --help explains one. Exit codes: 0 done, 1 failed, 2 not understood.
`

export const IMPORT_HELP = `tenggat import <file> --mapping <yaml> [options]
tenggat import <file> --propose

Sends the rows of a CSV file (also .csv.gz) as ticket events through a server's public API.
Safe to run again: what was recorded before is recognised and left alone.

  --mapping <yaml>     how a row becomes an event; see examples/volvo/mapping.yaml
  --agreement <yaml>   record this agreement first, and show its attainment at the end; may be given several
                       times, or as a folder of agreements
  --url <url>          the server, such as http://127.0.0.1:4000; needs --token
  --token <token>      a token that may ingest (and, with --agreement, administer);
                       the variable TENGGAT_TOKEN will do
  --database <url>     without --url a server is started for the import: on this PostgreSQL,
                       or else on an embedded database of its own (TENGGAT_DATA_DIR says where)
  --dry-run            read and map every row, send nothing
  --propose            send nothing: tell which columns read as times, and the formats that a mapping may name for
                       them; without a mapping --delimiter says what separates the fields, else it is found
  --errors <csv>       write every rejected row to this file: row, line, column, why, expected
  --help               this text

No deadline is judged before the whole log is in: its source is declared complete up to the last row. In a source
that also sends live only the tickets known from the log alone are, until they are heard of: nobody's deadline is silenced.
Rejected rows are reported and do not stop the rest; the exit code stays 0.
`

export const LINKS_HELP = `tenggat links [options]

Prints the links and passwords that the first start made: the wallboard's, the manager's, a customer's. They let in whoever
has them. They are read from the folder in which the server keeps its data (TENGGAT_DATA_DIR, or .tenggat), where only the
user who runs it may read them; where the server is elsewhere, run this there.

  --url <url>          the server's address as people know it; http://127.0.0.1:4000 without it, or what PORT says
  --help               this text

A token that was revoked since, or a password that was changed, lets nobody in: the page Tokens and the page People tell.
`

export const CALC_HELP = `tenggat calc deadline --calendar <yaml> --from <time> --work <duration>

Tells when an amount of work that starts at a time is due.

  --calendar <yaml>    hours: timeZone, weekly, seasons, dates; or timeZone and a union or intersection of others
  --from <time>        ISO 8601; without an offset it is the calendar's own wall time
  --work <duration>    such as 4h, 90s, 2w, "3 working days", "3 working days (close of business)",
                       "same working day if before 14:00, else next", "2 working days if before 14:00, else 3"
  --help               this text
`

const SERVER_OPTIONS = `  --url <url>          the server, such as http://127.0.0.1:4000; needs --token
  --token <token>      a token that may read; the variable TENGGAT_TOKEN will do
  --database <url>     without --url the server that runs here is asked; where none runs, one is started
                       for the question: on this PostgreSQL, or on the embedded database`

export const EXPLAIN_HELP = `tenggat explain <source>/<key> [options]

Tells for each clock of a ticket its agreement and the sentence that binds, why this target and no other, the deadline,
every stretch that counted or did not and why, and whose the time was.

${SERVER_OPTIONS}
  --all                a line for every night, too, not one a stretch
  --json               all of it as JSON
  --help               this text
`

export const ATTRIBUTION_HELP = `tenggat attribution --by party|line|team [options]

Adds up the running business time of customers' decided resolution clocks by whoever held the ticket, and lists the
tickets that travelled most between parties, each with the address of its page.

  --by <what>          party, line or team
  --source <source>    only tickets of this source
  --agreement <id>     only this agreement
  --from, --to <time>  only clocks decided from then on, and before then; ISO 8601, UTC without an offset
  --top <n>            how many travelled tickets; 10 when left out
${SERVER_OPTIONS}
  --json               all of it as JSON
  --help               this text
`

export const CALENDARS_HELP = `tenggat calendars import <file.ics> --calendar <id> [options]

Closes a shared calendar on the holidays of an iCalendar file, as its next revision, through a server's public API. All-day events
are read, their end not included, also those of every year; what comes on weekdays of every year is told in dates up to 2050. Events
that say more are named and left out. Dates with hours of their own keep them. Again, it changes nothing.

  --calendar <id>      the shared calendar
  --member <name>      of a calendar made of others, the one whose holidays they are
  --replace            open again what is closed by name in the years of the file and is in the file no more
  --dry-run            only tell what would happen
${SERVER_OPTIONS}
  --json               data for programs
  --help               this text

Needs a token that may keep agreements.
`

export const AGREEMENTS_HELP = `tenggat agreements list | diff <file> | apply <file...> | export <id> | verify <page.html | id>

Agreements as files, through a server's public API.

  list                 every agreement: the version in force, else the newest
  diff <file>          what applying the file would change, tried on the server; exit code 1 when there is anything
  apply <file...>      put in force what nobody signs; leave a draft of what somebody must sign. Again, it changes nothing.
                       Of a folder every .yaml in it, those that others refer to first
  export <id>          the terms as YAML, or with --json as data
  verify <page.html>   recompute every hash of a printed agreement, without any server: its content, what runs, each
                       entry of the log and its link, and what was signed; exit code 1 and what broke when it does not fit
  verify <id>          the same for what a server has

  --version <n>        of export and verify: this version
  --reason <text>      of apply: why an agreement in force is amended
  --despite chainDoesNotFit
                       of apply: put it in force although those behind it cannot keep it; the log records that
${SERVER_OPTIONS}
  --json               data for programs
  --help               this text

list, export and verify need a token that may read; diff and apply one that may administer, or for documents that
are signed, keep agreements.
`
