export { CommunityProvider, useCommunity, useEstate, useOffices } from './community.tsx'
export { placesMessages } from './messages.ts'
