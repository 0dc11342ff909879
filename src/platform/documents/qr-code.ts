import qrcode from 'qrcode'
import type { Pdf } from './words-on-paper.ts'

/** Draws a code in level Q: it is still read with a quarter of it scratched away. In points from the top left. */
export function drawCode(pdf: Pdf, address: string, at: { x: number; y: number; side: number }): void {
  const { modules } = qrcode.create(address, { errorCorrectionLevel: 'Q' })
  const side = at.side / modules.size
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column)) pdf.rect(at.x + column * side, at.y + row * side, side + 0.05, side + 0.05)
    }
  }
  pdf.fill('#000')
}
