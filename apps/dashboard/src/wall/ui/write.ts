/** Writes a text only where it differs: an untouched node costs the browser nothing. */
export function write(node: HTMLElement | null | undefined, text: string): void {
  if (node != null && node.textContent !== text) node.textContent = text
}
