// A building's page, which the desk loads when it is opened.
import '../../building/house.css'

export { FacilitiesPanel } from '../../building/FacilitiesPanel.tsx'
export { GridPanel } from '../../building/GridPanel.tsx'
export { HouseDoors } from '../../building/HouseDoors.tsx'
export { HouseHead } from '../../building/HouseHead.tsx'
export { type DoorMark, HouseLink, type LandingMark } from '../../building/HouseMatrix.tsx'
export { doorMessages } from '../../building/messages-doors.ts'
export { houseMessages } from '../../building/messages-house.ts'
export { PlacesCall } from '../../building/places-call.ts'
export { useBuilding } from '../../building/use-building.ts'
