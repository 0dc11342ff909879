export { DutiesPanel } from './DutiesPanel.tsx'
export { dutyMessages } from './messages.ts'
