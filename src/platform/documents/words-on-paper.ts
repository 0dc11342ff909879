import type PDFDocument from 'pdfkit'
import { outlineOf, widthOf } from './outline-font.ts'

export type Pdf = InstanceType<typeof PDFDocument>
/** Where words stand: the middle or the left end of their base line, in points from the top left. */
export type Written = {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly align?: 'middle' | 'start'
  /** Thickness of the strokes in thousandths of the size; 45 is usual, 70 bold. */
  readonly weight?: number
  /** Words wider than this are made smaller until they fit. */
  readonly most?: number
}

/** Writes words on pages of one document; each character is kept in the document once. */
export function wordsOnPaper(pdf: Pdf): (words: string, written: Written) => void {
  const kept = new Map<string, { name: string; ref: PDFKit.PDFKitReference }>()
  const glyph = (character: string, weight: number) => {
    const key = `${character}${weight}`
    const known = kept.get(key)
    if (known) return known
    const ref = pdf.ref({ Type: 'XObject', Subtype: 'Form', FormType: 1, BBox: [-300, -500, 1500, 1400] })
    ref.write(`${weight} w 1 j 1 J\n${outlineOf(character).path}\nB`)
    ref.end('')
    const made = { name: `W${kept.size}`, ref }
    kept.set(key, made)
    return made
  }
  return (words, { x, y, size, align = 'middle', weight = 45, most }) => {
    const wide = widthOf(words, size)
    const fitted = most && wide > most ? (size * most) / wide : size
    let at = align === 'middle' ? x - widthOf(words, fitted) / 2 : x
    for (const character of words) {
      const { advance, path } = outlineOf(character)
      if (path !== '') {
        const { name, ref } = glyph(character, weight)
        const { xobjects } = pdf.page as unknown as { xobjects: Record<string, unknown> }
        xobjects[name] = ref
        const scale = fitted / 1000
        pdf.addContent(`q ${scale} 0 0 ${-scale} ${at.toFixed(2)} ${y.toFixed(2)} cm /${name} Do Q`)
      }
      at += (advance * fitted) / 1000
    }
  }
}
