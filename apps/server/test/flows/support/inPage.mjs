/** What flows run inside the page: plain functions without anything from around them, as the browser gets their text. */

/** Notes when each tile says breached, in epoch milliseconds of the machine that browser and server share. */
export function stampBreaches() {
  window.stamps = {}
  new MutationObserver(() => {
    for (const tile of document.querySelectorAll('.tile[data-state=breached]')) {
      window.stamps[tile.getAttribute('data-clock')] ??= Date.now()
    }
  }).observe(document.body, { subtree: true, childList: true, attributeFilter: ['data-state'] })
}

export const breachStamps = () => window.stamps

/** A machine whose clock is ten minutes slow, or fast. */
export function tenMinutesSlow() {
  const now = Date.now
  Date.now = () => now() - 600_000
}
export function tenMinutesFast() {
  const now = Date.now
  Date.now = () => now() + 600_000
}

export const runningAnimations = () => document.getAnimations().length

/** Milliseconds from the navigation to the first tile that said something. */
export const firstTileAt = () =>
  performance.getEntriesByName('first tile')[0]?.startTime ?? Number.POSITIVE_INFINITY

/** What each tile shows: its state, the path of its shape, its text. */
export const tilesShown = () =>
  [...document.querySelectorAll('.tile')].map((tile) => ({
    state: tile.dataset.state,
    shape: tile.querySelector('.tile-shape path').getAttribute('d'),
    text: tile.innerText,
  }))

/** Visible texts whose capitals are below 12.5 mm, or 25 mm for countdowns and figures. */
export function tooSmall(mmPerPx) {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const found = []
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement
    const width = element.getBoundingClientRect().width
    if (node.textContent.trim() === '' || width < 2 || element.closest('.spoken, [hidden]') !== null) continue
    const isLarge = element.matches('.tile-main, .figure-digits b, time.figure-digits')
    const mm = Number.parseFloat(getComputedStyle(element).fontSize) * 0.7 * mmPerPx
    if (mm < (isLarge ? 25 : 12.5)) found.push(`${mm.toFixed(1)} mm: ${node.textContent}`)
  }
  return found
}

/** Texts that are wider than their place, and parts that stand out of the box that would cut them off. */
export function cutOff() {
  const found = []
  for (const element of document.querySelectorAll('#wall *')) {
    if (element.closest('.spoken, svg, [hidden]') !== null) continue
    const { display } = getComputedStyle(element)
    if (display === 'inline' || display === 'none') continue
    const across = element.scrollWidth - element.clientWidth
    if (across > 1) found.push(`${element.className} is ${across} px too narrow for: ${element.innerText}`)
    if (!element.matches('.tile, .cells, .lane, .strip, .header, .board, .figure')) continue
    const box = element.getBoundingClientRect()
    for (const child of element.children) {
      const { top, bottom, height } = child.getBoundingClientRect()
      const out = Math.max(box.top - top, bottom - box.bottom)
      const isShown = height > 0 && child.textContent !== ''
      if (isShown && out > 1)
        found.push(
          `${element.className} cuts ${out.toFixed(0)} px off ${child.className}: ${child.innerText}`,
        )
    }
  }
  return found
}

/** Makes one text too small and one place too narrow, for the two above to find. */
export function spoil() {
  document.querySelector('.tile-key').style.fontSize = '20px'
  document.querySelector('.lane-name').style.width = '40px'
}
