import { Button } from 'antd'
import { useState } from 'react'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import type { Estate } from '../../contract.ts'
import { EndGridForm, MergeGridForm, WithdrawForm } from './GridForms.tsx'
import { gridMessages } from './messages-grids.ts'
import { SplitGridForm } from './SplitGridForm.tsx'

type Props = { readonly estate: Estate; readonly grid: Estate['grids'][number] }

/** What the desk can do with a grid: merge it into another, split one off, end it; or take back what is planned. */
export function GridActs({ estate, grid }: Props) {
  const t = useText(gridMessages)
  const [form, setForm] = useState<'merge' | 'split' | 'end' | 'withdraw' | null>(null)
  const houses = estate.buildings.filter((each) => each.grid === grid.id)
  const at = { estate, grid, houses, onClose: () => setForm(null) }
  const { planned } = grid
  if (planned)
    return (
      <>
        <p className="row">
          <span>{t(`grid.planned-${planned.act}`, { day: planned.on, other: planned.other ?? '' })}</span>
          <Button onClick={() => setForm('withdraw')}>{t('grid.withdraw')}</Button>
        </p>
        {form === 'withdraw' ? <WithdrawForm {...at} /> : null}
      </>
    )
  return (
    <>
      <p className="row">
        {estate.grids.length > 1 ? <Button onClick={() => setForm('merge')}>{t('grid.merge')}</Button> : null}
        {houses.length > 1 ? <Button onClick={() => setForm('split')}>{t('grid.split')}</Button> : null}
        {houses.length === 0 ? <Button onClick={() => setForm('end')}>{t('grid.end')}</Button> : null}
      </p>
      {form === 'merge' ? <MergeGridForm {...at} /> : null}
      {form === 'split' ? <SplitGridForm {...at} /> : null}
      {form === 'end' ? <EndGridForm {...at} /> : null}
    </>
  )
}
