/** Something the person at the terminal can put right. Its message is one plain sentence: what is in the way, and what to do. */
export class Obstacle extends Error {
  /** What the command ends with. */
  readonly exitCode: number

  constructor(message: string, { exitCode = 1, ...options }: ErrorOptions & { exitCode?: number } = {}) {
    super(message, options)
    this.name = 'Obstacle'
    this.exitCode = exitCode
  }
}

/** The message of whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** The system's error code (`ENOENT`, `28P01`, …) of whatever was thrown, or an empty text. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
