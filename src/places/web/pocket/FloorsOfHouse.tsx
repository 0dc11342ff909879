import './pocket-house.css'
import { Glyph } from '../../../platform/web/Glyph.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import type { Building } from '../../contract-buildings.ts'
import { type MatrixColumn, matrixOf } from '../building/matrix.ts'
import { pocketHouseMessages } from './messages-pocket-house.ts'

/** Something open on a landing or behind a door of a floor. */
export type OpenThere = { readonly staircase: string; readonly floor: number | null; readonly overdue: boolean }

type Props = {
  readonly house: Building
  readonly open: readonly OpenThere[]
  /** Doors that have a household in the register, for whoever may know. */
  readonly lived?: ReadonlySet<string> | undefined
}

/** A house as floors × doors on a narrow screen: one list a staircase, one below the other. */
export function FloorsOfHouse({ house, open, lived }: Props) {
  const t = useText(pocketHouseMessages)
  const { floors, columns } = matrixOf(house, house.today)
  return (
    <section className="stack-tight" aria-labelledby="pocket-house-doors">
      <h2 id="pocket-house-doors">{t('house.doors')}</h2>
      {lived ? (
        <p className="pocket-floors-key">
          <span className="pocket-door-lived">{t('house.lived')}</span> <span>{t('house.unknown')}</span>
        </p>
      ) : null}
      {columns.map((column) => (
        <Staircase
          key={column.staircase.id}
          column={column}
          floors={floors}
          lived={lived}
          open={open.filter(({ staircase }) => staircase === column.staircase.id)}
        />
      ))}
    </section>
  )
}

type StaircaseProps = Pick<Props, 'open' | 'lived'> & {
  readonly column: MatrixColumn
  readonly floors: readonly number[]
}

function Staircase({ column, floors, open, lived }: StaircaseProps) {
  const t = useText(pocketHouseMessages)
  return (
    <div>
      <h3>{column.staircase.name}</h3>
      <ul className="pocket-floors">
        {floors.map((floor) => (
          <li key={floor}>
            <span className="pocket-floor-name">{t('house.floor', { floor })}</span>
            {(column.doors.get(floor) ?? []).map(({ id, door }) => (
              <span key={id} className={`pocket-house-door${lived?.has(id) ? ' pocket-door-lived' : ''}`}>
                {door}
                {lived ? (
                  <span className="spoken-only"> {t(lived.has(id) ? 'house.lived' : 'house.unknown')}</span>
                ) : null}
              </span>
            ))}
            <OpenOnFloor open={open.filter((each) => each.floor === floor)} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function OpenOnFloor({ open }: { readonly open: readonly OpenThere[] }) {
  const t = useText(pocketHouseMessages)
  if (open.length === 0) return null
  const isLate = open.some(({ overdue }) => overdue)
  return (
    <span className={`pocket-floor-open${isLate ? ' pocket-floor-late' : ''}`}>
      <Glyph name="flag" /> <span aria-hidden="true">{open.length}</span>
      <span className="spoken-only">{t(isLate ? 'house.late-there' : 'house.open-there', { count: open.length })}</span>
    </span>
  )
}
