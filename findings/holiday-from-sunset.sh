#!/usr/bin/env bash
# date-holidays 3.37.0.
# Input: Idul Adha of 2026 (27 May), a public holiday of Indonesia, asked for by instants.
# Expected: a holiday from midnight to midnight in Jakarta, as Christmas is.
# Seen: it is one from 18:00 on the 26th to 18:00 on the 27th. At seven in the evening before, isHoliday says yes, and at seven in
# the evening of the day itself no. The `date` of the same entry says 27 May.
# What follows: close the desk by the entry's date, not by its instants, or an evening shift works on the wrong day.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit --ignore-scripts date-holidays@3.37.0 >/dev/null
cat >ask.mjs <<'EOF'
import Holidays from 'date-holidays'

const indonesia = new Holidays('ID')
const asked = ['05-26T19:00', '05-27T12:00', '05-27T19:00', '12-24T19:00', '12-25T12:00', '12-25T19:00']
for (const time of asked) {
  const found = indonesia.isHoliday(new Date(`2026-${time}:00+07:00`))
  console.log(time, found === false ? 'works' : `${found[0].name}, ${found[0].date.slice(0, 10)}`)
}
EOF
node ask.mjs >seen
cat >recorded <<'EOF'
05-26T19:00 Hari Raya Idul Adha, 2026-05-27
05-27T12:00 Hari Raya Idul Adha, 2026-05-27
05-27T19:00 works
12-24T19:00 works
12-25T12:00 Hari Raya Natal, 2026-12-25
12-25T19:00 Hari Raya Natal, 2026-12-25
EOF
diff recorded seen && echo 'as recorded'
