import { ChoiceBox } from '../../../platform/web/ChoiceBox.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { type Relation, relations } from '../../residents/rules-residents.ts'
import { ActLine } from '../staff/ActSheet.tsx'
import { residentMessages } from './messages-residents.ts'

/** What is typed of a person; empty where nothing is said. */
export type PersonDraft = {
  readonly name: string
  readonly sex: string
  readonly year: string
  readonly month: string
  readonly phone: string
  readonly relation: string
}

export const emptyDraft: PersonDraft = { name: '', sex: '', year: '', month: '', phone: '', relation: '' }

type Props = {
  readonly draft: PersonDraft
  /** Whether name and telephone, which are masked, stay as they are when left empty. */
  readonly isCorrection: boolean
  readonly wrong: (field: string) => string | null
  readonly onChange: (draft: PersonDraft) => void
}

/** Name, sex, month of birth, telephone and place in the household: nothing more is asked. */
export function PersonFields({ draft, isCorrection, wrong, onChange }: Props) {
  const t = useText(residentMessages)
  const set = (part: Partial<PersonDraft>) => onChange({ ...draft, ...part })
  return (
    <>
      <ActLine
        label={t(isCorrection ? 'form.name-keep' : 'form.name')}
        value={draft.name}
        wrong={wrong('name')}
        onChange={(name) => set({ name })}
      />
      <div className="row">
        <ChoiceBox
          label={t('form.sex')}
          none={t('form.unsaid')}
          value={draft.sex}
          choices={(['female', 'male'] as const).map((value) => ({ value, label: t(`sex.${value}`) }))}
          onChange={(sex) => set({ sex: sex ?? '' })}
        />
        <RelationBox
          label={t('form.relation')}
          value={draft.relation}
          onChange={(relation) => set({ relation: relation ?? '' })}
        />
      </div>
      {wrong('relation') ? (
        <p className="staff-wrong" role="alert">
          {wrong('relation')}
        </p>
      ) : null}
      <div className="row">
        <ActLine label={t('form.year')} value={draft.year} wrong={wrong('birth')} onChange={(year) => set({ year })} />
        <ActLine label={t('form.month')} value={draft.month} wrong={null} onChange={(month) => set({ month })} />
      </div>
      <ActLine
        label={t(isCorrection ? 'form.phone-keep' : 'form.phone')}
        value={draft.phone}
        wrong={wrong('phone')}
        onChange={(phone) => set({ phone })}
      />
    </>
  )
}

type RelationProps = {
  readonly label: string
  readonly value: string
  readonly without?: readonly Relation[]
  readonly none?: string
  readonly onChange: (relation: string | undefined) => void
}

/** A place in the household, or what somebody is to another. */
export function RelationBox({ label, value, without = [], none, onChange }: RelationProps) {
  const t = useText(residentMessages)
  return (
    <ChoiceBox
      label={label}
      none={none ?? t('form.unsaid')}
      value={value}
      choices={relations
        .filter((relation) => !without.includes(relation))
        .map((relation) => ({ value: relation, label: t(`relation.${relation}`) }))}
      onChange={onChange}
    />
  )
}

/** The typed parts as the register takes them; a birth without a year is none. */
export function personOf(draft: PersonDraft) {
  const year = Number(draft.year)
  const month = Number(draft.month)
  const birth = draft.year.trim() ? { year, month: draft.month.trim() ? month : null } : undefined
  return {
    ...(draft.name.trim() ? { name: draft.name.trim() } : {}),
    ...(draft.sex ? { sex: draft.sex as 'female' | 'male' } : {}),
    ...(draft.relation ? { relation: draft.relation as Relation } : {}),
    ...(birth ? { birth } : {}),
    ...(draft.phone.trim() ? { phone: draft.phone.trim() } : {}),
  }
}
