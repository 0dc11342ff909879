// What stands on the desk's own component library; phones must not load it, so it has a door of its own.
export { AnswersPanel } from '../organisations/AnswersPanel.tsx'
export { CoverageList } from '../organisations/CoverageList.tsx'
export { organisationMessages } from '../organisations/messages-organisations.ts'
export { PeopleTabs } from '../organisations/PeopleTabs.tsx'
export { staffMessages } from '../staff/messages-staff.ts'
export { OfficesStrip } from '../staff/OfficesStrip.tsx'
export { SecondFactor } from '../staff/SecondFactor.tsx'
export { StaffPanel } from '../staff/StaffPanel.tsx'
