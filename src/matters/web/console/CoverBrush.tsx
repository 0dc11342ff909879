import { useQueryClient } from '@tanstack/react-query'
import { Button, Slider } from 'antd'
import { type KeyboardEvent, type PointerEvent, useEffect, useId, useRef, useState } from 'react'
import { callSignedIn } from '../../../people/web/index.ts'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { ErrorState } from '../../../platform/web/states.tsx'
import { coverPicture, type MatterPage } from '../../contract.ts'
import { matterMessages } from './messages-matter.ts'
import { matterKey } from './queries.ts'
import { asSent, inside, leadOn, type Point, paint, type Stroke } from './strokes.ts'

type Props = {
  readonly matter: string
  readonly picture: MatterPage['pictures'][number]
  readonly onClose: () => void
}

const mostStrokes = 200

const keySteps: Readonly<Record<string, Point>> = {
  ArrowLeft: [-0.02, 0],
  ArrowRight: [0.02, 0],
  ArrowUp: [0, -0.02],
  ArrowDown: [0, 0.02],
}

/** Covers faces, plates and doors with a broad brush; by pointer or by keyboard. Only the painted copy becomes public. */
export function CoverBrush({ matter, picture, onClose }: Props) {
  const t = useText(matterMessages)
  const id = useId()
  const queries = useQueryClient()
  const [strokes, setStrokes] = useState<readonly Stroke[]>([])
  const [size, setSize] = useState(0.06)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const save = async () => {
    setBusy(true)
    setError(null)
    try {
      await callSignedIn(coverPicture, {
        params: { id: matter, picture: picture.id },
        body: { strokes: asSent(strokes) },
      })
      await queries.invalidateQueries({ queryKey: matterKey(matter) })
      onClose()
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
    }
  }
  return (
    <section className="brush no-print" aria-labelledby={id}>
      <h3 id={id}>{t('brush.title')}</h3>
      <p className="quiet">
        {t('brush.lead')} {t('brush.keys')}
      </p>
      <BrushSheet picture={picture} size={size} strokes={strokes} setStrokes={setStrokes} />
      <div className="brush-size">
        <span id={`${id}-size`}>{t('brush.size')}</span>
        <Slider
          min={0.02}
          max={0.2}
          step={0.01}
          value={size}
          onChange={setSize}
          tooltip={{ open: false }}
          ariaLabelledByForHandle={`${id}-size`}
        />
        <Button disabled={strokes.length === 0} onClick={() => setStrokes(strokes.slice(0, -1))}>
          {t('brush.undo')}
        </Button>
      </div>
      {error ? <ErrorState error={error} /> : null}
      <div className="act-form-buttons">
        <Button type="primary" loading={isBusy} onClick={() => void save()}>
          {strokes.length === 0 ? t('brush.nothing') : t('brush.save')}
        </Button>
        <Button onClick={onClose}>{t('brush.cancel')}</Button>
      </div>
    </section>
  )
}

type SheetProps = Pick<Props, 'picture'> & {
  readonly size: number
  readonly strokes: readonly Stroke[]
  readonly setStrokes: (change: (before: readonly Stroke[]) => readonly Stroke[]) => void
}

function BrushSheet({ picture, size, strokes, setStrokes }: SheetProps) {
  const t = useText(matterMessages)
  const canvas = useRef<HTMLCanvasElement>(null)
  const [at, setAt] = useState<Point>([0.5, 0.5])
  const isDown = useRef(false)
  const shape = picture.width / picture.height
  useEffect(() => {
    if (canvas.current) paint(canvas.current, strokes)
  }, [strokes])
  const begin = (point: Point) =>
    setStrokes((before) => (before.length >= mostStrokes ? before : [...before, { size, points: [inside(point)] }]))
  const lead = (point: Point) =>
    setStrokes((before) => {
      const last = before.at(-1)
      return last ? [...before.slice(0, -1), leadOn(last, point)] : before
    })
  const lift = () => {
    isDown.current = false
  }
  const press = (event: PointerEvent<HTMLCanvasElement>) => {
    if (strokes.length >= mostStrokes) return
    event.currentTarget.setPointerCapture(event.pointerId)
    isDown.current = true
    begin(pointOf(event))
  }
  const steer = (event: KeyboardEvent) => {
    const step = keySteps[event.key]
    if (!step && event.key !== ' ') return
    event.preventDefault()
    if (step) setAt(inside([at[0] + step[0], at[1] + step[1]]))
    else begin(at)
  }
  return (
    <div className="brush-sheet" style={{ aspectRatio: shape, maxWidth: `calc(70vh * ${shape})` }}>
      <img src={picture.address} alt="" draggable={false} />
      {/* biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: no element of HTML is a sheet to paint on */}
      <canvas
        ref={canvas}
        width={picture.width}
        height={picture.height}
        tabIndex={0}
        role="application"
        aria-label={t('brush.title')}
        aria-description={t('brush.keys')}
        onPointerDown={press}
        onPointerMove={(event) => isDown.current && lead(pointOf(event))}
        onPointerUp={lift}
        onPointerCancel={lift}
        onLostPointerCapture={lift}
        onKeyDown={steer}
      />
      <span
        className="brush-place"
        aria-hidden="true"
        style={{ left: `${at[0] * 100}%`, top: `${at[1] * 100}%`, width: `${size * 100}%` }}
      />
      <p className="spoken-only" role="status">
        {t('brush.at', { x: Math.round(at[0] * 100), y: Math.round(at[1] * 100), count: strokes.length })}
      </p>
    </div>
  )
}

function pointOf(event: PointerEvent<HTMLCanvasElement>): Point {
  const box = event.currentTarget.getBoundingClientRect()
  return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height]
}
