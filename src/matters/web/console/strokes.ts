export type Point = readonly [x: number, y: number]
/** A stroke of the brush in parts of the picture's width and height; `size` in parts of the width. */
export type Stroke = { readonly size: number; readonly points: readonly Point[] }

const mostPoints = 500
const closest = 0.003

/** The stroke led on to a point inside the picture; points nearer than a hair are left out, a full stroke stays as it is. */
export function leadOn(stroke: Stroke, to: Point): Stroke {
  const point = inside(to)
  const last = stroke.points.at(-1)
  if (last && Math.hypot(last[0] - point[0], last[1] - point[1]) < closest) return stroke
  return stroke.points.length >= mostPoints ? stroke : { ...stroke, points: [...stroke.points, point] }
}

/** A point moved into the picture, with as many digits as matter. */
export function inside([x, y]: Point): Point {
  const within = (value: number) => Math.round(Math.min(1, Math.max(0, value)) * 10_000) / 10_000
  return [within(x), within(y)]
}

/** The strokes as the server takes them. */
export function asSent(strokes: readonly Stroke[]): { size: number; points: number[][] }[] {
  return strokes.map(({ size, points }) => ({ size, points: points.map(([x, y]) => [x, y]) }))
}

/** Paints the strokes opaque, with round ends, over a canvas as wide and high as the picture is shown. */
export function paint(canvas: HTMLCanvasElement, strokes: readonly Stroke[]): void {
  const context = canvas.getContext('2d')
  if (!context) return
  const { width, height } = canvas
  context.clearRect(0, 0, width, height)
  context.strokeStyle = '#4a4f57'
  context.fillStyle = '#4a4f57'
  context.lineCap = 'round'
  context.lineJoin = 'round'
  for (const { size, points } of strokes) {
    const [first, ...rest] = points
    if (!first) continue
    const [x, y] = [first[0] * width, first[1] * height]
    const thick = Math.max(2, size * width)
    context.beginPath()
    if (rest.length === 0) {
      // A single touch is a dot: browsers leave out a line that leads nowhere.
      context.arc(x, y, thick / 2, 0, 2 * Math.PI)
      context.fill()
      continue
    }
    context.lineWidth = thick
    context.moveTo(x, y)
    for (const [x, y] of rest) context.lineTo(x * width, y * height)
    context.stroke()
  }
}
