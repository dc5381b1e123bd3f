export const OVERVIEW = `tenggat: exact SLA clocks from the history of tickets

  tenggat import <file> --mapping <yaml>   send a CSV log of tickets to a server
  tenggat calc deadline --calendar <yaml>  tell when an amount of work is due

  tenggat <command> --help explains one. Exit codes: 0 done, 1 failed, 2 not understood.
`

export const IMPORT_HELP = `tenggat import <file> --mapping <yaml> [options]

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
  --errors <csv>       write every rejected row to this file: row, line, column, why, expected
  --help               this text

No deadline is judged before the whole log is in: its source is declared complete up to the last row.
Rejected rows are reported and do not stop the rest; the exit code stays 0.
`

export const CALC_HELP = `tenggat calc deadline --calendar <yaml> --from <time> --work <duration>

Tells when an amount of work that starts at a time is due.

  --calendar <yaml>    hours: timeZone, weekly, dates
  --from <time>        ISO 8601; without an offset it is the calendar's own wall time
  --work <duration>    such as 4h, 90s, 2w, "3 working days", "3 working days (close of business)"
  --help               this text
`
