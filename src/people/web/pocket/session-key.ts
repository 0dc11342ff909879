/** Key of the answer to who is signed in. */
export const sessionKey = ['people', 'session'] as const
