/** Text that is HTML already; everything else is escaped where it is put in. */
export class Html {
  constructor(readonly text: string) {}
  toString(): string {
    return this.text
  }
}

type Part = Html | string | number | null | readonly (Html | null)[]

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character]!)

/** HTML with values put in: texts escaped, lists one behind the other, null for nothing. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const written = parts.map((part) => {
    if (part === null) return ''
    if (part instanceof Html) return part.text
    return typeof part === 'object' ? part.map((each) => each?.text ?? '').join('') : escaped(String(part))
  })
  return new Html(texts.map((text, index) => text + (written[index] ?? '')).join(''))
}

/** Data for programs inside a page: JSON in which nothing can end the element. */
export const dataBlock = (id: string, json: string): Html =>
  new Html(`<script type="application/json" id="${escaped(id)}">${json.replaceAll('<', '\\u003c')}</script>`)

/** A table with a header row; null when there are no rows. */
export function table(heads: readonly string[], rows: readonly (readonly Part[])[]): Html | null {
  if (rows.length === 0) return null
  const head = heads.map((text) => html`<th scope="col">${text}</th>`)
  const body = rows.map((cells) => html`<tr>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`)
  return html`<table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`
}

/** A titled part of the page; null when it would be empty. */
export function section(title: string, ...content: readonly (Html | null)[]): Html | null {
  if (content.every((part) => part === null)) return null
  return html`<section><h2>${title}</h2>${content}</section>`
}

/** Texts as paragraphs. */
export const paragraphs = (texts: readonly string[]): Html[] => texts.map((text) => html`<p>${text}</p>`)
