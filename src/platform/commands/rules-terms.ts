/** For how long the ground keeps what it needs for a while, in days. Pure. */
export const termsOfPlatform = [
  // Verdicts of commands, for repeats of what a phone sent.
  { kind: 'commands', days: 90 },
  // Counts of tries.
  { kind: 'tries', days: 2 },
] as const
