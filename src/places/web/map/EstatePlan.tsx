import { labelSpots } from './label-spots.ts'
import { extentOf, type Point, type Shape } from './layers.ts'

type Props = {
  readonly shapes: readonly Shape[]
  readonly selected: string | undefined
  readonly label: string
  readonly onPick: (shape: Shape) => void
}

const margin = 12

/** The estate as a flat plan, for machines that cannot draw the map and for paper; the same shapes and clicks. */
export function EstatePlan({ shapes, selected, label, onPick }: Props) {
  const extent = extentOf(shapes)
  if (!extent) return null
  const [west, south, east, north] = extent
  const spots = labelSpots(shapes)
  const box = [west - margin, -north - margin, east - west + 2 * margin, north - south + 2 * margin]
  return (
    // The list beside it says and does the same for the keyboard and for screen readers.
    <svg className="estate-plan" viewBox={box.join(' ')} role="img" aria-label={label}>
      {shapes.map((shape) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: the list beside the plan is the way for the keyboard
        <g key={shape.id} data-place={shape.id} onClick={() => onPick(shape)}>
          <polygon
            className={`plan-${shape.kind}${shape.id === selected ? ' plan-chosen' : ''}`}
            style={{ fill: `var(--map-${shape.paint})` }}
            points={shape.outline.map(([x, y]) => `${x},${-y}`).join(' ')}
          />
          {shape.kind === 'building' ? <Label shape={shape} spot={spots.get(shape.id)!} /> : null}
        </g>
      ))}
      {shapes.map((shape) =>
        shape.kind === 'grid' ? <Label key={shape.id} shape={shape} spot={spots.get(shape.id)!} /> : null,
      )}
    </svg>
  )
}

function Label({ shape, spot: [x, y] }: { readonly shape: Shape; readonly spot: Point }) {
  return (
    <text className={`plan-${shape.kind}-label`} x={x} y={-y}>
      {shape.label}
    </text>
  )
}
