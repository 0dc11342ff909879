import qrcode from 'qrcode'
import type { Pdf } from './words-on-paper.ts'

/** A code as rows of squares, true where one is dark; level Q is still read with a quarter of it scratched away. */
export function codeSquares(address: string, level: 'M' | 'Q' = 'Q'): boolean[][] {
  const { modules } = qrcode.create(address, { errorCorrectionLevel: level })
  const places = Array.from({ length: modules.size }, (_, index) => index)
  return places.map((row) => places.map((column) => Boolean(modules.get(row, column))))
}

/** Draws a code in level Q. In points from the top left. */
export function drawCode(pdf: Pdf, address: string, at: { x: number; y: number; side: number }): void {
  const rows = codeSquares(address)
  const side = at.side / rows.length
  for (const [row, squares] of rows.entries()) {
    for (const [column, isDark] of squares.entries()) {
      if (isDark) pdf.rect(at.x + column * side, at.y + row * side, side + 0.05, side + 0.05)
    }
  }
  pdf.fill('#000')
}
