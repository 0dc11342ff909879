export { CommunityProvider, useCommunity, useEstate, useOffices } from './community.tsx'
export { PlacesPage } from './lazy-pages.ts'
export { placesMessages } from './messages.ts'
