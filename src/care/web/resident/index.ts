export { careProblemWords } from '../messages-problems.ts'
export { WellPage } from './late-screens.ts'
