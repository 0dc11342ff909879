export { serveNotices } from './routes.ts'
export { type Telling, tell } from './write.ts'
