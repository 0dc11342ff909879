export { actorOfAccount } from './doorkeeper.ts'
export { foundAccount } from './found-account.ts'
export { openPeople, type People } from './people.ts'
