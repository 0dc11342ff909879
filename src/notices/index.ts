export { deliverNotices } from './deliver-notices.ts'
export { serveNotices } from './routes.ts'
export { webhookProvider } from './webhook.ts'
export { type Telling, tell } from './write.ts'
