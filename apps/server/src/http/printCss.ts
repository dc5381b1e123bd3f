/** The one style sheet of printed agreements: A4, black on white, no part torn where it can be helped. */
export const PRINT_CSS = `:root { color-scheme: light; }
@page { size: A4; margin: 18mm 16mm; }
body { margin: 0; background: #fff; color: #111; font: 10.5pt/1.45 system-ui, sans-serif; }
main { max-width: 178mm; margin: 0 auto; padding: 8mm 4mm; }
header { border-bottom: 2px solid #111; margin-bottom: 6mm; }
h1 { font-size: 20pt; line-height: 1.2; margin: 2mm 0; }
h2 { font-size: 13pt; margin: 7mm 0 2mm; break-after: avoid; }
h3 { font-size: 11pt; margin: 4mm 0 1mm; break-after: avoid; }
p { margin: 1mm 0; }
table { width: 100%; border-collapse: collapse; }
th, td { text-align: start; vertical-align: top; padding: 1.2mm 2mm 1.2mm 0; border-bottom: 1px solid #999; overflow-wrap: break-word; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
code { font: 8pt/1.3 ui-monospace, monospace; overflow-wrap: anywhere; }
dl { margin: 0; }
dd { margin: 0 0 2mm; }
footer { margin-top: 8mm; border-top: 1px solid #999; color: #444; }
@media print { main { max-width: none; padding: 0; } }
`
