import { careProblemWords } from '../../../care/web/resident/index.ts'
import { fetchLateScreens, residentProblems } from '../../../matters/web/resident/index.ts'
import { openPage } from '../open-page.tsx'
import { ResidentSurface } from './ResidentSurface.tsx'

openPage(<ResidentSurface />, [residentProblems, careProblemWords])
fetchLateScreens()
