#!/usr/bin/env bash
# parse-duration 2.1.9, ms 2.1.3.
# Input: the durations of a service level as people write them: one and a half hours with a point, and with the comma that most
# of Europe and Indonesia write.
# Expected: an hour and a half from both, or a refusal of the comma.
# Seen: parse-duration reads the comma as one between thousands and answers fifteen hours; `1M` is a minute, not a month. ms
# answers undefined for the comma, as for any two units in one text (`1h 30m`).
# What follows: check durations against a pattern of your own before handing them over; a wrong one is silent.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit --ignore-scripts parse-duration@2.1.9 ms@2.1.3 >/dev/null
cat >ask.mjs <<'EOF'
import ms from 'ms'
import parse from 'parse-duration'

for (const text of ['1.5h', '1,5h', '1M', '1h 30m']) console.log(`${text}:`, parse(text), ms(text))
EOF
node ask.mjs >seen
cat >recorded <<'EOF'
1.5h: 5400000 5400000
1,5h: 54000000 undefined
1M: 60000 60000
1h 30m: 5400000 undefined
EOF
diff recorded seen && echo 'as recorded'
