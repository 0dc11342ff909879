import { Button, Input } from 'antd'
import { useId } from 'react'
import { ChoiceBox } from '../../../platform/web/ChoiceBox.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import type { Estate } from '../../contract.ts'
import { type CornerSystem, cornerSystems } from '../../contract-houses.ts'
import { Wrong } from '../building/HouseField.tsx'
import { DrawOutline } from './DrawOutline.tsx'
import type { Entering } from './HouseFields.tsx'
import { newHouseMessages } from './messages-houses.ts'

type Props = {
  readonly estate: Estate
  readonly entering: Entering
  readonly wrong: (field: string) => string | null
}

/** The outline of a new building: clicked on the plan of its grid, or as coordinates. */
export function OutlineFields({ estate, entering, wrong }: Props) {
  const t = useText(newHouseMessages)
  const id = useId()
  const { draft, put, corners, drawn, addCorner, dropCorner } = entering
  const systems = cornerSystems.filter((system) => system === 'metres' || estate.anchor !== null)
  const unread = corners === null ? t('new.not-corners') : null
  return (
    <fieldset className="house-outline">
      <legend>{t('new.outline')}</legend>
      <p className="quiet">{t('new.outline-lead')}</p>
      {draft.grid ? (
        <>
          <DrawOutline estate={estate} grid={draft.grid} corners={drawn} onCorner={addCorner} />
          <div className="row">
            <Button disabled={drawn.length === 0} onClick={dropCorner}>
              {t('new.undo')}
            </Button>
            <Button disabled={draft.corners === ''} onClick={() => put({ corners: '' })}>
              {t('new.clear')}
            </Button>
          </div>
        </>
      ) : null}
      <div className="house-fields">
        <div className="house-field">
          <label htmlFor={id}>{t('new.corners')}</label>
          <Input.TextArea
            id={id}
            rows={4}
            value={draft.corners}
            status={unread ? 'error' : ''}
            onChange={(event) => put({ corners: event.target.value })}
          />
        </div>
        {systems.length > 1 ? (
          <ChoiceBox
            label={t('new.system')}
            value={draft.system}
            choices={systems.map((value) => ({ value, label: t(`system.${value}`) }))}
            onChange={(system) => put({ system: (system ?? 'metres') as CornerSystem })}
          />
        ) : null}
      </div>
      <Wrong words={unread ?? wrong('outline') ?? wrong('system')} />
    </fieldset>
  )
}
