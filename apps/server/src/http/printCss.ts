/** The one style sheet of printed agreements: A4, black on white, no part torn where it can be helped. */
export const PRINT_CSS = `:root { color-scheme: light; }
@page { size: A4; margin: 18mm 16mm; }
body { margin: 0; background: #fff; color: #111; font: 10pt/1.45 system-ui, sans-serif; }
main { max-width: 178mm; margin: 0 auto; padding: 8mm 4mm; }
header { border-bottom: 2px solid #111; margin-bottom: 6mm; padding-bottom: 3mm; }
h1 { font-size: 20pt; line-height: 1.2; margin: 2mm 0; }
h2 { font-size: 13pt; margin: 8mm 0 2mm; padding-bottom: 1mm; border-bottom: 1px solid #111; break-after: avoid; }
h3 { font-size: 11pt; margin: 4mm 0 1mm; break-after: avoid; }
h3 small { font-weight: normal; color: #444; }
p { margin: 1mm 0; }
.soft { color: #444; margin-top: 0; break-after: avoid; }
table { width: 100%; border-collapse: collapse; font-size: 9pt; }
th, td { text-align: start; vertical-align: top; padding: 1.2mm 3mm 1.2mm 0; border-bottom: 1px solid #bbb; overflow-wrap: anywhere; }
th { font-weight: 600; color: #444; overflow-wrap: normal; }
th:last-child, td:last-child { padding-inline-end: 0; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
article { break-inside: avoid; margin-bottom: 4mm; }
code { font: 8pt/1.3 ui-monospace, monospace; overflow-wrap: anywhere; }
dl { margin: 0; }
dt { color: #444; }
dd { margin: 0 0 2mm; }
dl.facts { display: grid; grid-template-columns: 52mm 1fr; gap: .8mm 4mm; }
dl.facts dd { margin: 0; white-space: pre-line; }
blockquote { margin: 2mm 0 0; padding-inline-start: 3mm; border-inline-start: 2px solid #999; font-style: italic; white-space: pre-line; }
ul.dates { columns: 2; column-gap: 8mm; margin: 1mm 0 0; padding: 0; list-style: none; font-size: 9pt; }
ul.dates li { break-inside: avoid; padding: .4mm 0; }
footer { margin-top: 8mm; border-top: 1px solid #999; color: #444; }
@media print { main { max-width: none; padding: 0; } }
@media (max-width: 640px) { dl.facts { grid-template-columns: 1fr; gap: 0; } dl.facts dd { margin-bottom: 2mm; } ul.dates { columns: 1; } }
`
