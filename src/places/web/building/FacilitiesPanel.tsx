import { Button } from 'antd'
import { useState } from 'react'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { StatusMark } from '../../../platform/web/StatusMark.tsx'
import { Empty } from '../../../platform/web/states.tsx'
import type { Building, Condition, Facility } from '../../contract-buildings.ts'
import { AddFacilityForm, EndFacilityForm, LookForm } from './FacilityForms.tsx'
import { isEnded } from './matrix.ts'
import { houseMessages } from './messages-house.ts'

const tones: Record<Condition, 'good' | 'watch' | 'bad'> = { good: 'good', worn: 'watch', broken: 'bad' }

type Props = { readonly community: string; readonly house: Building }
type Opened = { readonly form: 'look' | 'end'; readonly facility: Facility } | { readonly form: 'add' } | null

/** What wears out in and around a house: what it is, where, what it is like, when somebody looked last. */
export function FacilitiesPanel({ community, house }: Props) {
  const t = useText(houseMessages)
  const [opened, setOpened] = useState<Opened>(null)
  const [showsEnded, setShowsEnded] = useState(false)
  const ended = house.facilities.filter((each) => isEnded(each, house.today))
  const shown = showsEnded ? house.facilities : house.facilities.filter((each) => !isEnded(each, house.today))
  const close = () => setOpened(null)
  return (
    <section className="house-part" aria-labelledby="house-facilities">
      <div className="house-part-head">
        <h2 id="house-facilities">{t('house.facilities')}</h2>
        {house.mayKeep ? <Button onClick={() => setOpened({ form: 'add' })}>{t('facility.add')}</Button> : null}
        {ended.length > 0 ? (
          <Button type="link" aria-expanded={showsEnded} onClick={() => setShowsEnded(!showsEnded)}>
            {t(showsEnded ? 'facility.hide-ended' : 'facility.show-ended', { count: ended.length })}
          </Button>
        ) : null}
      </div>
      {opened?.form === 'add' ? <AddFacilityForm community={community} house={house} onClose={close} /> : null}
      {opened?.form === 'look' ? (
        <LookForm
          key={opened.facility.id}
          community={community}
          facility={opened.facility}
          today={house.today}
          onClose={close}
        />
      ) : null}
      {opened?.form === 'end' ? (
        <EndFacilityForm
          key={opened.facility.id}
          community={community}
          facility={opened.facility}
          today={house.today}
          onClose={close}
        />
      ) : null}
      {shown.length === 0 ? (
        <Empty title={t('facility.none')}>{house.mayKeep ? t('facility.none-do') : null}</Empty>
      ) : null}
      {shown.length > 0 ? (
        <div className="house-table-frame">
          <table className="house-table">
            <thead>
              <tr>
                {(['kind', 'spot', 'condition', 'checked', 'since'] as const).map((name) => (
                  <th key={name} scope="col">
                    {t(`facility.${name}`)}
                  </th>
                ))}
                {house.mayKeep ? <td /> : null}
              </tr>
            </thead>
            <tbody>
              {shown.map((facility) => (
                <FacilityLine key={facility.id} facility={facility} house={house} onOpen={setOpened} />
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </section>
  )
}

type LineProps = {
  readonly facility: Facility
  readonly house: Building
  readonly onOpen: (opened: Opened) => void
}

function FacilityLine({ facility, house, onOpen }: LineProps) {
  const t = useText(houseMessages)
  const staircase = house.staircases.find(({ id }) => id === facility.staircase)
  const spot = [
    staircase?.name,
    facility.floor === null ? null : t('house.floor', { floor: facility.floor }),
    facility.spot,
  ].filter(Boolean)
  const kind = t(`kind.${facility.kind}`)
  return (
    <tr>
      <th scope="row">{kind}</th>
      <td>{spot.join(' · ')}</td>
      <td>
        <StatusMark tone={tones[facility.condition]} word={t(`condition.${facility.condition}`)} />
      </td>
      <td>{facility.checkedOn ?? t('facility.never')}</td>
      <td>{facility.to === null ? facility.from : t('facility.span', { from: facility.from, to: facility.to })}</td>
      {house.mayKeep ? (
        <td>
          {facility.to === null ? (
            <>
              <Button
                type="link"
                size="small"
                aria-label={`${t('facility.look')} ${kind}`}
                onClick={() => onOpen({ form: 'look', facility })}
              >
                {t('facility.look')}
              </Button>
              <Button
                type="link"
                size="small"
                aria-label={`${t('facility.end')} ${kind}`}
                onClick={() => onOpen({ form: 'end', facility })}
              >
                {t('facility.end')}
              </Button>
            </>
          ) : null}
        </td>
      ) : null}
    </tr>
  )
}
