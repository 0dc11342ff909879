export { type Telling, tell } from './write.ts'
