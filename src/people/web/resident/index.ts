export { meMessages } from '../me/messages-me.ts'
export { privacyProblemMessages } from '../me/messages-problems.ts'
export { OwnRecord } from '../me/OwnRecord.tsx'
