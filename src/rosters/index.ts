export { endDuty, putOnDuty } from './keep-duties.ts'
export { serveRosters } from './routes.ts'
export { sealedOfRosters } from './sealed-columns.ts'
