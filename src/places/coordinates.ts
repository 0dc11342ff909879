import library from 'gcoord'

type Point = [longitude: number, latitude: number]
/** What the library really is under Node; its types describe it as wrapped once more. */
type Library = { transform(point: Point, from: string, to: string): Point; GCJ02: string; WGS84: string }
const gcoord = library as unknown as Library

/** A point of GCJ-02, which maps in China use, as WGS-84; true to some centimetres. */
export function fromGcj02([longitude, latitude]: readonly [number, number]): Point {
  return gcoord.transform([longitude, latitude], gcoord.GCJ02, gcoord.WGS84)
}

/** A point of WGS-84 as GCJ-02. */
export function toGcj02([longitude, latitude]: readonly [number, number]): Point {
  return gcoord.transform([longitude, latitude], gcoord.WGS84, gcoord.GCJ02)
}
