export {
  CommunityProvider,
  useCommunitiesRead,
  useCommunity,
  useEstate,
  useHere,
  useIsDemo,
  useOffices,
} from './community.tsx'
export { placesMessages } from './messages.ts'
