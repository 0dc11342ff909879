export {
  type CommunityFrame,
  localDay,
  readFrame,
} from './community-rules.ts'
export type { DoorChange, DoorFollower } from './doors-follow.ts'
export { type EstatePlan, type EstateSize, estatePlan, gangwanYicun, lingang } from './estate-plan.ts'
export { foundCommunity, type NewCommunity } from './found-community.ts'
export type { HouseChange, HouseFollower } from './houses-follow.ts'
export { mindMoves } from './mind-moves.ts'
export { mindOutlines } from './mind-outlines.ts'
export { countDwellings, type PlainGrid, plainEstate } from './plain-estate.ts'
export { foundFacilities } from './plain-facilities.ts'
export {
  type CommunityRow,
  findBuilding,
  findCommunities,
  findStaircase,
  findStaircases,
  hasGrid,
  type OfficeRow,
  type StaircaseRow,
} from './read.ts'
export { type FacilityToList, findFacilitiesToList } from './read-facilities.ts'
export { countPlaces } from './read-figures.ts'
export { servePlaces } from './routes.ts'
