// What every page of the console has of care: it rings while somebody is looked for. A door of its own, so that the pages of
// care are fetched only when they are opened.
export { CareWatch } from '../CareWatch.tsx'
