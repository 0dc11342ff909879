/** Local metres around a community's anchor (x east, y north) and degrees of WGS-84, both ways. */

export type Anchor = { readonly longitude: number; readonly latitude: number }
type Pair = readonly [number, number]

// Metres of one degree of latitude, and of longitude at the equator, on the WGS-84 ellipsoid near southern China: over the
// two kilometres of an estate the plane is true to a few centimetres.
const equatorial = 6_378_137
const eccentricity = 0.00669437999014

/** Metres of a degree of longitude and of latitude around an anchor. */
function scaleAt({ latitude }: Anchor): { east: number; north: number } {
  const angle = (latitude * Math.PI) / 180
  const bulge = 1 - eccentricity * Math.sin(angle) ** 2
  const degree = Math.PI / 180
  return {
    east: (equatorial * Math.cos(angle) * degree) / Math.sqrt(bulge),
    north: (equatorial * (1 - eccentricity) * degree) / bulge ** 1.5,
  }
}

/** Longitude and latitude of a point of the local plan, to about a centimetre. */
export function toEarth(anchor: Anchor, [x, y]: Pair): [longitude: number, latitude: number] {
  const { east, north } = scaleAt(anchor)
  return [rounded(anchor.longitude + x / east, 7), rounded(anchor.latitude + y / north, 7)]
}

/** Local metres of a point on the earth, to the centimetre. */
export function toMetres(anchor: Anchor, [longitude, latitude]: Pair): [x: number, y: number] {
  const { east, north } = scaleAt(anchor)
  return [rounded((longitude - anchor.longitude) * east, 2), rounded((latitude - anchor.latitude) * north, 2)]
}

function rounded(value: number, places: number): number {
  return Math.round(value * 10 ** places) / 10 ** places
}
