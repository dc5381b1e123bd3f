#!/usr/bin/env bash
# rrule 2.8.1.
# Input: every day at nine in Jakarta: DTSTART with TZID=Asia/Jakarta and FREQ=DAILY. Nine in Jakarta is 02:00 UTC, always.
# Expected: 02:00 UTC, and so found between 01:00 and 03:00 UTC.
# Seen: 02:00 UTC on a host in UTC only. On a host in Jakarta it is 09:00 UTC, on one in New York 21:00 UTC of the day before, and
# a search between the two instants finds nothing there.
# What follows: run it with TZ=UTC, or take the answer's fields as a wall reading of the rule's zone and make the instant yourself.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit --ignore-scripts rrule@2.8.1 >/dev/null
cat >ask.mjs <<'EOF'
import rrule from 'rrule'

const daily = rrule.rrulestr('DTSTART;TZID=Asia/Jakarta:20260301T090000\nRRULE:FREQ=DAILY;COUNT=1')
const between = daily.between(new Date('2026-03-01T01:00:00Z'), new Date('2026-03-01T03:00:00Z'))
console.log(daily.all()[0].toISOString(), between.length)
EOF
for zone in UTC Asia/Jakarta America/New_York; do
  echo "$zone $(TZ=$zone node ask.mjs)"
done >seen
cat >recorded <<'EOF'
UTC 2026-03-01T02:00:00.000Z 1
Asia/Jakarta 2026-03-01T09:00:00.000Z 0
America/New_York 2026-02-28T21:00:00.000Z 0
EOF
diff recorded seen && echo 'as recorded'
