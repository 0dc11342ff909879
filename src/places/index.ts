export {
  type CommunityFrame,
  type FrameCache,
  frameCache,
  localDay,
  readFrame,
} from './community-rules.ts'
export { foundCommunity, type NewCommunity } from './found-community.ts'
export {
  type CommunityRow,
  countPlaces,
  findBuilding,
  findCommunities,
  findStaircase,
  findStaircases,
  hasGrid,
  type OfficeRow,
} from './read.ts'
