#!/usr/bin/env bash
# node-ical 0.27.2, ts-ics 2.4.6, ical.js 2.2.1.
# Input: 25 December 2026 as an all-day event (VALUE=DATE), with neither DTEND nor DURATION, which RFC 5545 takes for one day.
# Expected: the same day from each reader, wherever it runs.
# Seen: node-ical answers midnight of the host's zone and ts-ics midnight UTC, both as an instant; only ical.js keeps a date. Cut
# to ten characters of ISO text, node-ical's is 24 December in Jakarta. ts-ics answers no end, the others the next day.
# What follows: take an all-day date as text before it becomes an instant, and supply the missing end yourself.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit --ignore-scripts node-ical@0.27.2 ts-ics@2.4.6 ical.js@2.2.1 >/dev/null
cat >ask.mjs <<'EOF'
import ICAL from 'ical.js'
import nodeIcal from 'node-ical'
import { convertIcsCalendar } from 'ts-ics'

const file = [
  'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//example//holidays//EN',
  'BEGIN:VEVENT', 'UID:1@example', 'DTSTAMP:20260101T000000Z', 'DTSTART;VALUE=DATE:20261225', 'SUMMARY:Christmas', 'END:VEVENT',
  'END:VCALENDAR', '',
].join('\r\n')

const first = Object.values(nodeIcal.sync.parseICS(file)).find(({ type }) => type === 'VEVENT')
const second = convertIcsCalendar(undefined, file).events[0]
const third = new ICAL.Event(new ICAL.Component(ICAL.parse(file)).getFirstSubcomponent('vevent'))
console.log('node-ical', first.start.toISOString(), first.end?.toISOString())
console.log('ts-ics', second.start.date.toISOString(), second.end?.date.toISOString())
console.log('ical.js', String(third.startDate), String(third.endDate))
EOF
for zone in UTC Asia/Jakarta America/New_York; do
  echo "$zone"
  TZ=$zone node ask.mjs
done >seen
cat >recorded <<'EOF'
UTC
node-ical 2026-12-25T00:00:00.000Z 2026-12-26T00:00:00.000Z
ts-ics 2026-12-25T00:00:00.000Z undefined
ical.js 2026-12-25 2026-12-26
Asia/Jakarta
node-ical 2026-12-24T17:00:00.000Z 2026-12-25T17:00:00.000Z
ts-ics 2026-12-25T00:00:00.000Z undefined
ical.js 2026-12-25 2026-12-26
America/New_York
node-ical 2026-12-25T05:00:00.000Z 2026-12-26T05:00:00.000Z
ts-ics 2026-12-25T00:00:00.000Z undefined
ical.js 2026-12-25 2026-12-26
EOF
diff recorded seen && echo 'as recorded'
