import { problems } from '../platform/problem.ts'

export const careProblems = problems('care', {
  notHere: {
    status: 404,
    title: 'There is no such plan or alarm here',
    remedy: 'Load the list again; it may have ended.',
  },
  refused: { status: 403, title: 'This is not yours to do', remedy: 'The reason word says why; ask the desk.' },
  notNow: {
    status: 409,
    title: 'This cannot be done as things stand',
    remedy: 'Load the page again; the reason word says what changed.',
  },
  roundReported: {
    status: 409,
    isFinal: true,
    title: 'Somebody else has reported on this visit or call already',
    remedy:
      'The reason word says how it ended. What you noted stands on your phone; where it says something else, call the desk.',
  },
  planExists: { status: 409, title: 'A plan for this person stands already', remedy: 'Open that plan.' },
  notReady: {
    status: 409,
    title: 'Something is missing before anybody may be watched',
    remedy: 'The fields name what; see to it and try again.',
  },
  noOpenAlarm: {
    status: 409,
    title: 'No alarm is open, so there is nobody to call',
    remedy: 'Nothing is to be done; a sheet is printed while an alarm is open.',
  },
  noSuchResident: {
    status: 409,
    title: 'This person lives nowhere here',
    remedy: 'A plan is for somebody who lives behind a door of the estate.',
  },
  feedRevoked: {
    status: 403,
    title: 'This feed was revoked',
    remedy: 'Nothing of it is taken any more; ask the desk for a new feed.',
  },
  wrongSignature: {
    status: 401,
    title: 'The signature does not fit the batch',
    remedy:
      'The header feed-signature is the HMAC-SHA256 of the exact bytes sent, under the secret of the feed that feed-id names, as hex.',
  },
  boundAlready: {
    status: 409,
    title: 'This meter or this plan is bound already',
    remedy: 'Take the old meter off first.',
  },
})
