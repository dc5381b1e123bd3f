export function importsOf(path: string): string[]
export function circlesIn(graph: ReadonlyMap<string, readonly string[]>): string[][]
