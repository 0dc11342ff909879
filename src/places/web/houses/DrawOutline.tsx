import '../map/map.css'
import type { MouseEvent } from 'react'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import type { Estate } from '../../contract.ts'
import { round } from '../../rules-geometry.ts'
import { extentOf, type Point, type Shape, shapesOf } from '../map/layers.ts'
import { newHouseMessages } from './messages-houses.ts'

type Props = {
  readonly estate: Estate
  readonly grid: string
  readonly corners: readonly Point[]
  readonly onCorner: (corner: Point) => void
}

const margin = 6
/** What is shown where nothing stands yet: a hundred metres. */
const nothing = [-50, -50, 50, 50] as const

/** The grid from above; every click is a corner of the new building. The list of corners below says and does the same. */
export function DrawOutline({ estate, grid, corners, onCorner }: Props) {
  const t = useText(newHouseMessages)
  const shapes = shapesOf(estate, undefined)
  const own = shapes.filter((shape) => shape.id === grid)
  const [west, south, east, north] = extentOf(own.length > 0 ? own : shapes) ?? nothing
  const box = [west - margin, -north - margin, east - west + 2 * margin, north - south + 2 * margin]
  const scale = (box[2] ?? 0) / 100
  const put = (event: MouseEvent<SVGSVGElement>) => {
    const matrix = event.currentTarget.getScreenCTM()
    if (!matrix) return
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse())
    onCorner([round(x), round(-y)])
  }
  const points = corners.map(([x, y]) => `${x},${-y}`).join(' ')
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list of corners is the way for the keyboard
    <svg className="estate-plan house-draw" viewBox={box.join(' ')} role="img" aria-label={t('new.plan')} onClick={put}>
      {shapes.map((shape) => (
        <Outline key={shape.id} shape={shape} scale={scale} />
      ))}
      <polygon className="house-drawn" points={points} strokeWidth={scale / 2} />
      {corners.map(([x, y]) => (
        <circle key={`${x} ${y}`} className="house-corner" cx={x} cy={-y} r={scale} />
      ))}
    </svg>
  )
}

function Outline({ shape, scale }: { readonly shape: Shape; readonly scale: number }) {
  const { kind, outline, label } = shape
  const sum = outline.reduce<Point>(([x, y], [px, py]) => [x + px, y + py], [0, 0])
  return (
    <g>
      <polygon
        className={`plan-${kind}`}
        style={{ fill: `var(--map-${shape.paint})`, strokeWidth: scale / 4 }}
        points={outline.map(([x, y]) => `${x},${-y}`).join(' ')}
      />
      {kind === 'building' ? (
        <text
          className="plan-building-label"
          style={{ fontSize: scale * 2.5 }}
          x={sum[0] / outline.length}
          y={-sum[1] / outline.length}
        >
          {label}
        </text>
      ) : null}
    </g>
  )
}
