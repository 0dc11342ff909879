export type { WhoAmI } from '../contract-session.ts'
export { signInMessages } from './messages-sign-in.ts'
export { leaveSession, SessionGate, useSession } from './session.tsx'
export { callSignedIn, isSessionOver } from './session-watch.ts'
