import { problems } from '../../platform/problem.ts'

export const privacyProblems = problems('privacy', {
  wrongSlip: {
    status: 401,
    title: 'This code opens nothing',
    remedy: 'Type the twelve digits again. A code opens once and for seven days; the desk prints a new one.',
  },
  tooManyTries: {
    status: 429,
    title: 'Too many wrong codes from here',
    remedy: 'Wait as long as the answer says, or ask the desk.',
  },
  guardianNeeded: {
    status: 400,
    title: 'For a child under fourteen a guardian is needed',
    remedy: 'Enter the guardian first and name her; she agrees for the child.',
  },
  noConsent: {
    status: 409,
    title: 'This cannot be taken back',
    remedy: 'The reason word says why: nothing was given, a duty obliges to keep it, or it was taken back before.',
  },
  noSuchRequest: { status: 404, title: 'There is no such request here', remedy: 'Load the list again.' },
  answeredBefore: { status: 409, title: 'This request was answered before', remedy: 'Load the list again.' },
  askedBefore: {
    status: 409,
    title: 'Deletion was asked for before, and is not answered yet',
    remedy: 'Wait for the answer, or take the request back.',
  },
  noSlip: { status: 404, title: 'There is no slip that still opens', remedy: 'Make a new one.' },
})
