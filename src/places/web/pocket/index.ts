// A building on the phone, without the desk's component library.
export { PlacesCall } from '../building/places-call.ts'
export { useBuilding } from '../building/use-building.ts'
export { FacilitiesOfHouse } from './FacilitiesOfHouse.tsx'
export { FindHouse } from './FindHouse.tsx'
export { FloorsOfHouse, type OpenThere } from './FloorsOfHouse.tsx'
export { HouseFacts } from './HouseFacts.tsx'
export { pocketHouseMessages } from './messages-pocket-house.ts'
