import { problems } from '../problem.ts'

export const httpProblems = problems('http', {
  malformed: {
    status: 400,
    title: 'The request cannot be read',
    remedy: 'Send well-formed JSON in UTF-8 without NUL characters or lone surrogates.',
  },
  invalid: {
    status: 400,
    title: 'A field of the request is wrong',
    remedy: 'Correct the named fields and send again; nothing was changed.',
  },
  signInNeeded: { status: 401, title: 'Nobody is signed in', remedy: 'Sign in and try again; what you typed is kept.' },
  refused: {
    status: 403,
    title: 'This is not yours to do',
    remedy: 'The reason word says why; ask the office that holds the matter.',
  },
  notFound: { status: 404, title: 'There is nothing here', remedy: 'Check the address; it may have moved or ended.' },
  crossSite: {
    status: 403,
    title: 'The request came from another site',
    remedy: 'Open the page of this system itself and try again.',
  },
  demoElsewhere: {
    status: 403,
    title: 'The demo opens only on the machine that runs it',
    remedy:
      'Open the address it showed there, or forward a port with ssh -L. To let others in: npx gangwan demo --leave, then start again.',
  },
  tooLarge: { status: 413, title: 'What was sent is too large', remedy: 'Send a smaller text or picture.' },
  wrongMediaType: {
    status: 415,
    title: 'This kind of content is not taken here',
    remedy: 'Send JSON, or a picture where a picture is asked for.',
  },
  tooMany: { status: 429, title: 'Too many tries', remedy: 'Wait as long as the answer says, then try again.' },
  unexpected: {
    status: 500,
    title: 'Something went wrong here',
    remedy: 'Nothing was changed. Tell the desk the request id.',
  },
  unavailable: { status: 503, title: 'The database does not answer', remedy: 'Wait a moment and try again.' },
})
