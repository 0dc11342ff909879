const longestSide = 1600
const quality = 0.82

/**
 * Makes a picture small enough for a poor connection: upright JPEG of at most 1600 px. Resolves to the original where the browser
 * cannot decode it (HEIC on some phones) or nothing is won; the server makes its own copy anyway. Null for what is no picture.
 */
export async function shrinkPicture(original: Blob): Promise<Blob | null> {
  try {
    const image = await decode(original)
    const scale = Math.min(1, longestSide / Math.max(image.width, image.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(image.width * scale)
    canvas.height = Math.round(image.height * scale)
    const drawing = canvas.getContext('2d')
    if (!drawing) return original
    // JPEG knows no transparency; without this it turns black.
    drawing.fillStyle = '#fff'
    drawing.fillRect(0, 0, canvas.width, canvas.height)
    drawing.drawImage(image, 0, 0, canvas.width, canvas.height)
    if ('close' in image) image.close()
    const smaller = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', quality))
    return smaller && smaller.size < original.size ? smaller : original
  } catch {
    return (await beginsLikePicture(original)) ? original : null
  }
}

/** How files of the usual kinds of picture begin; ISO media files (HEIC, AVIF) name themselves after four bytes. */
const beginnings = [/^\xff\xd8\xff/, /^\x89PNG/, /^GIF8/, /^RIFF....WEBP/s, /^....ftyp/s, /^BM/, /^(?:II\*\0|MM\0\*)/]

async function beginsLikePicture(file: Blob): Promise<boolean> {
  const head = String.fromCharCode(...new Uint8Array(await file.slice(0, 12).arrayBuffer()))
  return beginnings.some((beginning) => beginning.test(head))
}

async function decode(picture: Blob): Promise<ImageBitmap | HTMLImageElement> {
  if ('createImageBitmap' in window) {
    try {
      return await createImageBitmap(picture, { imageOrientation: 'from-image' })
    } catch {
      // Older WebKit knows the function but not the option; an image element turns pictures upright by itself.
    }
  }
  const address = URL.createObjectURL(picture)
  try {
    const image = new Image()
    image.src = address
    await image.decode()
    return image
  } finally {
    URL.revokeObjectURL(address)
  }
}
