import { careProblemWords } from '../../../care/web/pocket/index.ts'
import { matterProblemMessages, pocketProblems } from '../../../matters/web/pocket/index.ts'
import { pocketSignInMessages, residentProblems, signInMessages } from '../../../people/web/pocket/index.ts'
import { openPage } from '../open-page.tsx'
import { PocketSurface } from './PocketSurface.tsx'
import { registerWorker } from './register-worker.ts'

registerWorker()
openPage(<PocketSurface />, [
  careProblemWords,
  pocketProblems,
  matterProblemMessages,
  pocketSignInMessages,
  signInMessages,
  residentProblems,
])
