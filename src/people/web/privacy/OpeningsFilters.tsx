import { Button, Input } from 'antd'
import { useId } from 'react'
import { ChoiceBox } from '../../../platform/web/ChoiceBox.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import type { OpeningLine } from '../../contract-openings.ts'
import { type Purpose, purposes } from '../../residents/rules-residents.ts'
import { auditMessages } from './messages-audit.ts'

export type OpeningsFilter = {
  readonly who?: { readonly account: string; readonly name: string } | undefined
  readonly field?: OpeningLine['field'] | undefined
  readonly purpose?: Purpose | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}

const fields = ['phone', 'id_number', 'name', 'contact'] as const
type Props = { readonly filter: OpeningsFilter; readonly onChange: (filter: OpeningsFilter) => void }

/** By kind of field, purpose, days, and by whoever was clicked in the list. */
export function OpeningsFilters({ filter, onChange }: Props) {
  const t = useText(auditMessages)
  return (
    <div className="row no-print">
      <ChoiceBox
        label={t('openings.field')}
        isLabelHidden
        none={t('openings.any-field')}
        value={filter.field}
        choices={fields.map((value) => ({ value, label: t(`field.${value}`) }))}
        onChange={(value) => onChange({ ...filter, field: fields.find((each) => each === value) })}
      />
      <ChoiceBox
        label={t('openings.purpose')}
        isLabelHidden
        none={t('openings.any-purpose')}
        value={filter.purpose}
        choices={purposes.map((value) => ({ value, label: t(`purpose.${value}`) }))}
        onChange={(value) => onChange({ ...filter, purpose: purposes.find((each) => each === value) })}
      />
      <DayInput label={t('openings.from')} value={filter.from} onChange={(from) => onChange({ ...filter, from })} />
      <DayInput label={t('openings.to')} value={filter.to} onChange={(to) => onChange({ ...filter, to })} />
      {filter.who ? (
        <Button onClick={() => onChange({ ...filter, who: undefined })}>
          {t('openings.who', { name: filter.who.name })} · {t('openings.anybody')}
        </Button>
      ) : null}
    </div>
  )
}

type DayProps = {
  readonly label: string
  readonly value: string | undefined
  readonly onChange: (value: string | undefined) => void
}

function DayInput({ label, value, onChange }: DayProps) {
  const id = useId()
  return (
    <span className="row">
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        type="date"
        className="openings-day"
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value || undefined)}
      />
    </span>
  )
}
