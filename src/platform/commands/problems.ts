import { problems } from '../problem.ts'

export const commandProblems = problems('commands', {
  reused: {
    status: 422,
    title: 'This command id was used before with other content',
    remedy: 'Send the changed content under a new command id.',
  },
})
