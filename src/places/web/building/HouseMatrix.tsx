import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Glyph } from '../../../platform/web/Glyph.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import type { Building, Door } from '../../contract-buildings.ts'
import { matrixOf } from './matrix.ts'
import { houseMessages } from './messages-house.ts'

/** What a viewer may know of a door: a quiet colour, and the word that the colour repeats. */
export type DoorMark = { readonly tone: 'lived' | 'empty' | 'watch'; readonly word: string }
/** Something open on a landing or behind a door of a floor. */
export type LandingMark = { readonly staircase: string; readonly floor: number | null; readonly overdue: boolean }

type Props = {
  readonly house: Building
  readonly marks?: ReadonlyMap<string, DoorMark> | undefined
  readonly landings: readonly LandingMark[]
  /** Opens a door, where somebody has a page for it. */
  readonly doorLink?: ((door: Door) => ReactNode) | undefined
  /** What stands beside the title, and below the table. */
  readonly tools?: ReactNode
  readonly children?: ReactNode
}

/** A house as floors × doors, coloured only by what the viewer may know. A table, for eyes, readers and paper alike. */
export function HouseMatrix({ house, marks, landings, doorLink, tools, children }: Props) {
  const t = useText(houseMessages)
  const { floors, columns } = matrixOf(house, house.today)
  const legend = [...new Map([...(marks?.values() ?? [])].map((mark) => [mark.tone, mark])).values()]
  return (
    <section className="house-part" aria-labelledby="house-matrix">
      <div className="house-part-head">
        <h2 id="house-matrix">{t('house.matrix')}</h2>
        {tools}
      </div>
      <div className="house-matrix-frame">
        <table className="house-matrix">
          <thead>
            <tr>
              <td />
              {columns.map(({ staircase, width }) => (
                <th key={staircase.id} scope="colgroup" colSpan={width + 1}>
                  <a href={`/b/${staircase.code}`} target="_blank" rel="noreferrer">
                    {staircase.name}
                  </a>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {floors.map((floor) => (
              <tr key={floor}>
                <th scope="row">{t('house.floor', { floor })}</th>
                {columns.map((column) => (
                  <FloorOfStaircase
                    key={column.staircase.id}
                    doors={column.doors.get(floor) ?? []}
                    width={column.width}
                    marks={marks}
                    doorLink={doorLink}
                    open={landings.filter((each) => each.staircase === column.staircase.id && each.floor === floor)}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="house-legend">
        {legend.map(({ tone, word }) => (
          <span key={tone} className={`house-key house-${tone}`}>
            {word}
          </span>
        ))}
        <span className="house-key">
          <Glyph name="flag" /> {t('house.landing-key')}
        </span>
        <Elsewhere house={house} landings={landings} />
      </p>
      {children}
    </section>
  )
}

type FloorProps = Pick<Props, 'marks' | 'doorLink'> & {
  readonly doors: readonly Door[]
  readonly width: number
  readonly open: readonly LandingMark[]
}

function FloorOfStaircase({ doors, width, marks, open, doorLink }: FloorProps) {
  const t = useText(houseMessages)
  const isLate = open.some(({ overdue }) => overdue)
  return (
    <>
      {doors.map((door) => {
        const mark = marks?.get(door.id)
        return (
          <td key={door.id} className={`house-door${mark ? ` house-${mark.tone}` : ''}`}>
            {doorLink ? doorLink(door) : door.door}
            {mark ? <span className="spoken-only"> {mark.word}</span> : null}
          </td>
        )
      })}
      {doors.length < width ? <td className="house-no-door" colSpan={width - doors.length} /> : null}
      <td className={`house-landing${isLate ? ' house-late' : ''}`}>
        {open.length > 0 ? (
          <a
            href="#house-matters"
            aria-label={t(isLate ? 'house.landing-late' : 'house.landing-open', { count: open.length })}
          >
            <Glyph name="flag" />
            {open.length}
          </a>
        ) : null}
      </td>
    </>
  )
}

/** What is open at the entrance, around the house or on no floor that was named. */
function Elsewhere({ house, landings }: Pick<Props, 'house' | 'landings'>) {
  const t = useText(houseMessages)
  const known = new Set(house.staircases.map(({ id }) => id))
  const count = landings.filter(({ staircase, floor }) => floor === null || !known.has(staircase)).length
  return count > 0 ? <a href="#house-matters">{t('house.elsewhere', { count })}</a> : null
}

/** The way to a building's page. */
export function HouseLink({ building, children }: { readonly building: string; readonly children: ReactNode }) {
  return (
    <Link to="/places/buildings/$id" params={{ id: building }}>
      {children}
    </Link>
  )
}
