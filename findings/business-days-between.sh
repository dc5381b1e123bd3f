#!/usr/bin/env bash
# dayjs 1.11.13 with dayjs-business-time 1.0.4; Monday to Friday, nine to five as it comes.
# Input: Thursday 24 to Monday 28 December 2026, and Monday 21 to Friday 25, with the 25th set as a holiday.
# Expected: one business day from Thursday to Monday at whatever hour, as adding one business day to Thursday gives Monday.
# Seen: asked at midnight, as dates without a time are, it is two; at nine it is one. Monday to Friday is five with the holiday
# and five without it, though isBusinessDay says that the 25th is none.
# What follows: move both ends to opening time before asking, and do not take the difference for the inverse of adding.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit --ignore-scripts dayjs@1.11.13 dayjs-business-time@1.0.4 >/dev/null
cat >ask.mjs <<'EOF'
import dayjs from 'dayjs'
import businessTime from 'dayjs-business-time'

dayjs.extend(businessTime.default ?? businessTime)
const between = (from, to) => dayjs(from).businessDaysDiff(dayjs(to))
dayjs.setHolidays([])
console.log('no holiday, 21 to 25:', between('2026-12-21', '2026-12-25'))
dayjs.setHolidays(['2026-12-25'])
console.log('25 is a business day:', dayjs('2026-12-25').isBusinessDay())
console.log('21 to 25:', between('2026-12-21', '2026-12-25'))
console.log('24 to 28, dates:', between('2026-12-24', '2026-12-28'))
console.log('24 to 28, at nine:', between('2026-12-24T09:00', '2026-12-28T09:00'))
console.log('24 and one:', dayjs('2026-12-24').addBusinessDays(1).format('YYYY-MM-DD'))
EOF
TZ=UTC node ask.mjs >seen
cat >recorded <<'EOF'
no holiday, 21 to 25: 5
25 is a business day: false
21 to 25: 5
24 to 28, dates: 2
24 to 28, at nine: 1
24 and one: 2026-12-28
EOF
diff recorded seen && echo 'as recorded'
