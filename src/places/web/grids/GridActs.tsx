import { Button } from 'antd'
import { useState } from 'react'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import type { Estate } from '../../contract.ts'
import { EndGridForm, MergeGridForm } from './GridForms.tsx'
import { gridMessages } from './messages-grids.ts'
import { SplitGridForm } from './SplitGridForm.tsx'

type Props = { readonly estate: Estate; readonly grid: Estate['grids'][number] }

/** What the desk can do with a grid: merge it into another, split one off, end it. Nothing once it is planned to end. */
export function GridActs({ estate, grid }: Props) {
  const t = useText(gridMessages)
  const [form, setForm] = useState<'merge' | 'split' | 'end' | null>(null)
  if (grid.endsOn) return null
  const houses = estate.buildings.filter((each) => each.grid === grid.id)
  const at = { estate, grid, houses, onClose: () => setForm(null) }
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
