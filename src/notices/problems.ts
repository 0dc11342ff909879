import { problems } from '../platform/problem.ts'

export const noticeProblems = problems('notices', {
  refused: { status: 403, title: 'This is not yours to do', remedy: 'Secretary and desk clerks keep the call list.' },
  alreadyDone: { status: 409, title: 'Somebody has done this already', remedy: 'Load the list again.' },
})
