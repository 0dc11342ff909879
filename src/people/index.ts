export { openPeople, type People } from './people.ts'
