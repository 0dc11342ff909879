type Props = { readonly rows: readonly string[]; readonly label: string }

/** What a QR code needs around it to be read. */
const margin = 4

/** A QR code from its rows of 0 and 1, dark on white in every look of the page. */
export function CodePicture({ rows, label }: Props) {
  const side = rows.length + 2 * margin
  const squares = rows.flatMap((row, y) =>
    [...row].flatMap((square, x) => (square === '1' ? [`M${x + margin} ${y + margin}h1v1h-1z`] : [])),
  )
  return (
    <svg
      className="staff-code"
      viewBox={`0 0 ${side} ${side}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={side} height={side} fill="#fff" />
      <path d={squares.join('')} fill="#000" />
    </svg>
  )
}
