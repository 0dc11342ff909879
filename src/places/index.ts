export {
  type CommunityFrame,
  localDay,
  readFrame,
} from './community-rules.ts'
export { type EstatePlan, type EstateSize, estatePlan, gangwanYicun, lingang } from './estate-plan.ts'
export { foundCommunity, type NewCommunity } from './found-community.ts'
export { countDwellings, type PlainGrid, plainEstate } from './plain-estate.ts'
export {
  type CommunityRow,
  countPlaces,
  findBuilding,
  findCommunities,
  findStaircase,
  findStaircases,
  hasGrid,
  type OfficeRow,
  type StaircaseRow,
} from './read.ts'
export { servePlaces } from './routes.ts'
