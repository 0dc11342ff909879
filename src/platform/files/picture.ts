/** A picture as it is kept: upright, at most 1,600 pixels a side, WebP, without EXIF or position. */
export type KeptPicture = { bytes: Buffer; width: number; height: number }

/** A stroke of the covering brush, in parts of the picture's width and height; `size` in parts of the width. */
export type Stroke = { size: number; points: readonly (readonly [number, number])[] }

type Decoder = typeof import('sharp')['default']
let decoder: Promise<Decoder> | undefined

/** Decoding runs on libvips' threads, never on the request loop; one thread a picture keeps the other core for requests. Fetched with the first picture. */
function pictures(): Promise<Decoder> {
  decoder ??= import('sharp').then(({ default: sharp }) => {
    sharp.concurrency(1)
    sharp.cache(false)
    return sharp
  })
  return decoder
}

const mostSide = 1600
const mostPixels = 50_000_000

/** Decodes whatever a phone sent and encodes it anew. Gives null when the bytes are no picture. */
export async function keepPicture(bytes: Buffer): Promise<KeptPicture | null> {
  try {
    const sharp = await pictures()
    const { data, info } = await sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error', pages: 1 })
      .rotate()
      .resize({ width: mostSide, height: mostSide, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 78 })
      .toBuffer({ resolveWithObject: true })
    return { bytes: data, width: info.width, height: info.height }
  } catch {
    return null
  }
}

/** A copy of a kept picture with the strokes painted over, opaque. */
export async function coverPicture(kept: KeptPicture, strokes: readonly Stroke[]): Promise<KeptPicture> {
  const paths = strokes.map((stroke) => strokePath(stroke, kept)).join('')
  const cover = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${kept.width}" height="${kept.height}">${paths}</svg>`,
  )
  const sharp = await pictures()
  const { data, info } = await sharp(kept.bytes)
    .composite([{ input: cover }])
    .webp({ quality: 78 })
    .toBuffer({ resolveWithObject: true })
  return { bytes: data, width: info.width, height: info.height }
}

function strokePath(stroke: Stroke, { width, height }: KeptPicture): string {
  const points = stroke.points.map(([x, y]) => `${(x * width).toFixed(1)},${(y * height).toFixed(1)}`)
  // A single touch is a dot: a line to itself with round ends.
  const line = points.length === 1 ? [points[0], points[0]] : points
  const thick = Math.max(2, stroke.size * width).toFixed(1)
  return `<polyline points="${line.join(' ')}" fill="none" stroke="#4a4f57" stroke-width="${thick}" stroke-linecap="round" stroke-linejoin="round"/>`
}
