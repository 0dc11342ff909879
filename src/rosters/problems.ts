import { problems } from '../platform/problem.ts'

export const rosterProblems = problems('rosters', {
  notHere: { status: 404, title: 'There is no such duty here', remedy: 'Load the list again; it may have ended.' },
  refused: { status: 403, title: 'This is not yours to do', remedy: 'The reason word says why; ask the desk.' },
})
