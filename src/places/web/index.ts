export { CommunityProvider, useCommunity, useEstate, useIsDemo, useOffices } from './community.tsx'
export { placesMessages } from './messages.ts'
