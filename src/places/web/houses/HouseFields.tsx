import { type BoxChoice, ChoiceBox } from '../../../platform/web/ChoiceBox.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import type { Estate } from '../../contract.ts'
import { DayField } from '../building/DayField.tsx'
import { HouseField, Wrong } from '../building/HouseField.tsx'
import { newHouseMessages } from './messages-houses.ts'
import type { useHouseDraft } from './use-house-draft.ts'

/** Who can answer for a building, as the room that keeps them says. */
export type Answering = { readonly teams: readonly BoxChoice[]; readonly groups: readonly BoxChoice[] }

export type Entering = ReturnType<typeof useHouseDraft>

type Props = {
  readonly estate: Estate
  readonly answering: Answering
  readonly entering: Entering
  readonly wrong: (field: string) => string | null
}

const numbers = [
  ['number', 'new.number'],
  ['floors', 'new.floors'],
  ['staircases', 'new.staircases'],
  ['doors', 'new.doors'],
] as const

/** Where a new building stands, how big it is, who answers for it and from when. */
export function HouseFields({ estate, answering, entering: { draft, put }, wrong }: Props) {
  const t = useText(newHouseMessages)
  const grids = estate.grids.filter(({ planned }) => planned === null)
  return (
    <div className="house-fields">
      <Choice
        label={t('new.grid')}
        value={draft.grid}
        choices={grids.map(({ id, name }) => ({ value: id, label: name }))}
        wrong={wrong('grid')}
        onChange={(grid) => put({ grid })}
      />
      {numbers.map(([name, label]) => (
        <HouseField
          key={name}
          label={t(label)}
          type="number"
          min="1"
          value={draft[name]}
          wrong={wrong(name)}
          onChange={(value) => put({ [name]: value })}
        />
      ))}
      <HouseField
        label={t('new.year')}
        type="number"
        value={draft.year}
        wrong={wrong('yearBuilt')}
        onChange={(year) => put({ year })}
      />
      <label className="door-pick">
        <input type="checkbox" checked={draft.hasLift} onChange={() => put({ hasLift: !draft.hasLift })} />
        <span>{t('new.lift')}</span>
      </label>
      {(['team', 'group'] as const).map((name) => (
        <Choice
          key={name}
          label={t(`new.${name}`)}
          value={draft[name]}
          choices={answering[`${name}s`]}
          wrong={wrong(name)}
          onChange={(value) => put({ [name]: value })}
        />
      ))}
      <DayField today={estate.today} value={draft.from} wrong={wrong('from')} onChange={(from) => put({ from })} />
    </div>
  )
}

type ChoiceProps = {
  readonly label: string
  readonly value: string | undefined
  readonly choices: Answering['teams']
  readonly wrong: string | null
  readonly onChange: (value: string | undefined) => void
}

function Choice({ wrong, ...box }: ChoiceProps) {
  const t = useText(newHouseMessages)
  return (
    <div className="house-field">
      <ChoiceBox {...box} none={t('new.choose')} />
      <Wrong words={wrong} />
    </div>
  )
}
