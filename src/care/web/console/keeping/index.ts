// The desk's further pages of care, fetched when one of them is opened.
export { VisitsPage } from './VisitsPage.tsx'
