#!/usr/bin/env bash
# ical-generator 11.1.2.
# Input: the midnight at which 25 December 2026 begins in Berlin, as a Date, in an all-day event whose zone is said to be
# Europe/Berlin.
# Expected: 20261225, whoever writes the file.
# Seen: 20261224 on a host in UTC or New York, 20261225 on one in Jakarta: the host's own date decides, the zone given does not.
# What follows: hand over a date that is built of its parts in the host's zone, and look at the file written by another host.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit --ignore-scripts ical-generator@11.1.2 >/dev/null
cat >ask.mjs <<'EOF'
import { ICalCalendar } from 'ical-generator'

const calendar = new ICalCalendar({ timezone: 'Europe/Berlin' })
calendar.createEvent({ start: new Date('2026-12-24T23:00:00Z'), allDay: true, timezone: 'Europe/Berlin', summary: 'Christmas' })
console.log(/^DTSTART.*$/m.exec(calendar.toString())[0].trim())
EOF
for zone in UTC Asia/Jakarta America/New_York; do
  echo "$zone $(TZ=$zone node ask.mjs)"
done >seen
cat >recorded <<'EOF'
UTC DTSTART;VALUE=DATE:20261224
Asia/Jakarta DTSTART;VALUE=DATE:20261225
America/New_York DTSTART;VALUE=DATE:20261224
EOF
diff recorded seen && echo 'as recorded'
