import { problems } from '../problem.ts'

export const databaseProblems = problems('db', {
  readOnly: {
    status: 403,
    title: 'Auditors change nothing',
    remedy: 'Ask someone who holds a post for this; an auditor reads only.',
  },
})
