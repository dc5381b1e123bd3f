export function stampBreaches(): void
/** By clock id. */
export function breachStamps(): Record<string, number>
export function tenMinutesSlow(): void
export function tenMinutesFast(): void
export function runningAnimations(): number
export function firstTileAt(): number
export function tilesShown(): { state: string; shape: string; text: string }[]
export function tooSmall(mmPerPx: number): string[]
export function cutOff(): string[]
export function spoil(): void
