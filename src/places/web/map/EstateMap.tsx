import { useEffect, useMemo, useRef, useState } from 'react'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import type { Estate } from '../../contract.ts'
import type { EstateCanvas } from './draw-map.ts'
import { EstatePlan } from './EstatePlan.tsx'
import { type EstateLayer, type Shape, shapesOf } from './layers.ts'
import { mapMessages } from './messages-map.ts'

type Props = {
  readonly estate: Estate
  readonly layer: EstateLayer | undefined
  readonly selected: string | undefined
  readonly onPick: (shape: Shape) => void
}

/** The estate drawn by WebGL where the machine can and the plan stands on the earth, else as a flat plan, said honestly. */
export function EstateMap({ estate, layer, selected, onPick }: Props) {
  const t = useText(mapMessages)
  const [cannot, setCannot] = useState(() => !hasWebGl())
  const shapes = useMemo(() => shapesOf(estate, layer), [estate, layer])
  const isFlat = cannot || estate.anchor === null
  const label = t('map.label', { name: estate.community.name })
  return (
    <div className="estate-map">
      {isFlat ? (
        <>
          <EstatePlan shapes={shapes} selected={selected} label={label} onPick={onPick} />
          <p className="quiet estate-map-note">{t(cannot ? 'map.flat' : 'map.no-anchor')}</p>
        </>
      ) : (
        <Canvas estate={estate} shapes={shapes} selected={selected} onPick={onPick} onFailure={() => setCannot(true)} />
      )}
      <ul className="estate-legend">
        {(layer?.legend ?? []).map(({ tone, word }) => (
          <li key={tone}>
            <span className="estate-swatch" style={{ background: `var(--map-${tone})` }} aria-hidden="true" />
            {word}
          </li>
        ))}
      </ul>
    </div>
  )
}

type CanvasProps = Pick<Props, 'estate' | 'selected' | 'onPick'> & {
  readonly shapes: readonly Shape[]
  readonly onFailure: () => void
}

function Canvas({ estate, shapes, selected, onPick, onFailure }: CanvasProps) {
  const t = useText(mapMessages)
  const holder = useRef<HTMLDivElement>(null)
  const [canvas, setCanvas] = useState<EstateCanvas>()
  const pick = useRef<(id: string) => void>(() => {})
  pick.current = (id) => {
    const shape = shapes.find((each) => each.id === id)
    if (shape) onPick(shape)
  }
  const { anchor, mapStyle: style } = estate
  const words = useMemo(
    () => ({ map: t('map.label', { name: estate.community.name }), zoomIn: t('map.in'), zoomOut: t('map.out') }),
    [t, estate.community.name],
  )
  const failed = useRef(onFailure)
  failed.current = onFailure
  useEffect(() => {
    let standing: EstateCanvas | undefined
    let isGone = false
    const fail = () => failed.current()
    import('./draw-map.ts')
      .then(({ drawMap }) => {
        if (isGone || !holder.current || !anchor) return
        standing = drawMap({
          holder: holder.current,
          anchor,
          style,
          words,
          onPick: (id) => pick.current(id),
          onFailure: fail,
        })
        setCanvas(standing)
      })
      .catch(fail)
    return () => {
      isGone = true
      setCanvas(undefined)
      standing?.remove()
    }
  }, [anchor, style, words])
  useEffect(() => canvas?.show(shapes, selected), [canvas, shapes, selected])
  return <div ref={holder} className="estate-canvas" />
}

/** Whether this browser draws by WebGL 2, which the map needs. */
function hasWebGl(): boolean {
  try {
    return document.createElement('canvas').getContext('webgl2') !== null
  } catch {
    return false
  }
}
