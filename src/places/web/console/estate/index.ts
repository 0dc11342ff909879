// The estate with its map, which the desk loads when it is opened.
import '../../building/house.css'

export { gridMessages } from '../../grids/messages-grids.ts'
export { newHouseMessages } from '../../houses/messages-houses.ts'
export type { EstateLayer, LayerMark } from '../../map/layers.ts'
export { mapMessages } from '../../map/messages-map.ts'
export { outlinesMessages } from '../../outlines/messages-outlines.ts'
export { PlacesPage } from '../../PlacesPage.tsx'
