// What stands on the desk's own component library; phones must not load it, so it has a door of its own.
export { careProblemWords } from '../messages-problems.ts'
export { AheadPage } from './AheadPage.tsx'
export { AlarmPage } from './AlarmPage.tsx'
export { Board } from './Board.tsx'
export { Cases } from './Cases.tsx'
export { PlanPage } from './PlanPage.tsx'
export { PlansPage } from './PlansPage.tsx'
export { ProposePage } from './ProposePage.tsx'
