export { careProblemWords } from '../messages-problems.ts'
export { AlarmCards } from './AlarmCards.tsx'
export { AlarmPage } from './AlarmPage.tsx'
