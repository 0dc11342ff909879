/** For how long a message that was sent or told keeps whom it went to and what it said, in days after it was made. Pure. */
export const termsOfNotices = [{ kind: 'messages', days: 90 }] as const
