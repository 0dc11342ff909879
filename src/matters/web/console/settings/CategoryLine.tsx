import { Button, Checkbox, Input, InputNumber, Select } from 'antd'
import { FieldFault } from '../../../../places/web/console/index.ts'
import { useText } from '../../../../platform/web/LanguageProvider.tsx'
import type { CategorySetting } from '../../../contract-settings.ts'
import { tiers } from '../queue-search.ts'
import { useMatterWords } from '../words.ts'
import { categoriesFormMessages } from './messages-categories-form.ts'

type Limit = CategorySetting['settled']
type Props = {
  readonly item: CategorySetting
  readonly isEdited: boolean
  readonly isNew: boolean
  readonly fault: (field: string) => string | null
  readonly onEdit: (() => void) | null
  readonly onChange: (part: Partial<CategorySetting>) => void
  readonly onRemove: () => void
}

const limits = ['firstAnswer', 'safe', 'settled'] as const
const clocks = ['working-days', 'working-minutes', 'calendar-days', 'minutes'] as const

/** One category: said in a line, or edited in it. */
export function CategoryLine(props: Props) {
  const { item, isEdited, onEdit } = props
  const t = useText(categoriesFormMessages)
  const words = useMatterWords()
  const say = (limit: Limit | null) =>
    limit ? t(`limit.${limit.clock}`, { amount: limit.amount }) : t('categories.none')
  if (isEdited) return <EditedLine {...props} />
  const fault = ['code', 'hans', 'en', 'private', 'safe'].map(props.fault).find((each) => each !== null) ?? null
  return (
    <tr>
      <td>{item.code}</td>
      <th scope="row">
        {words.category(item.code, item)}
        <FieldFault words={fault} />
      </th>
      <td>{words.code('tier', item.tier)}</td>
      {limits.map((name) => (
        <td key={name}>{say(item[name])}</td>
      ))}
      <td>{item.private ? t('categories.private') : ''}</td>
      <td>
        {onEdit ? (
          <Button type="text" aria-label={t('categories.edit-of', { name: item.hans })} onClick={onEdit}>
            {t('categories.edit')}
          </Button>
        ) : null}
      </td>
    </tr>
  )
}

function EditedLine({ item, isNew, fault, onEdit, onChange, onRemove }: Props) {
  const t = useText(categoriesFormMessages)
  const words = useMatterWords()
  return (
    <tr>
      <td colSpan={8}>
        <div className="setting-fields">
          <div className="setting-row">
            <Input
              aria-label={t('categories.code')}
              value={item.code}
              disabled={!isNew}
              maxLength={4}
              style={{ width: '5em', minWidth: 0 }}
              onChange={(event) => onChange({ code: event.target.value })}
            />
            {(['hans', 'en'] as const).map((name) => (
              <Input
                key={name}
                aria-label={t(`categories.${name}`)}
                placeholder={t(`categories.${name}`)}
                value={item[name]}
                maxLength={name === 'hans' ? 30 : 60}
                onChange={(event) => onChange({ [name]: event.target.value })}
              />
            ))}
            <Select
              aria-label={t('categories.tier')}
              value={item.tier}
              options={tiers.map((value) => ({ value, label: words.code('tier', value) }))}
              onChange={(tier) => onChange({ tier })}
            />
            <Checkbox checked={item.private} onChange={(event) => onChange({ private: event.target.checked })}>
              {t('categories.private')}
            </Checkbox>
          </div>
          <div className="setting-row">
            {limits.map((name) => (
              <LimitField
                key={name}
                what={t(`categories.${name}`)}
                limit={item[name]}
                onChange={(limit) => (limit || name === 'safe') && onChange({ [name]: limit })}
                mayBeNone={name === 'safe'}
              />
            ))}
          </div>
          {['code', 'hans', 'en', 'private', 'safe'].map((field) => (
            <FieldFault key={field} words={fault(field)} />
          ))}
          <div className="row">
            <Button onClick={onEdit ?? undefined}>{t('categories.done')}</Button>
            {item.code === '0999' ? null : (
              <Button danger onClick={onRemove}>
                {t('categories.remove')}
              </Button>
            )}
          </div>
        </div>
      </td>
    </tr>
  )
}

type LimitProps = {
  readonly what: string
  readonly limit: Limit | null
  readonly mayBeNone: boolean
  readonly onChange: (limit: Limit | null) => void
}

function LimitField({ what, limit, mayBeNone, onChange }: LimitProps) {
  const t = useText(categoriesFormMessages)
  return (
    <div className="setting-limit">
      <span>{what}</span>
      <InputNumber
        aria-label={t('categories.amount', { what })}
        min={mayBeNone ? 0 : 1}
        max={100_000}
        value={limit?.amount ?? 0}
        onChange={(amount) => onChange(amount ? { clock: limit?.clock ?? 'minutes', amount } : null)}
      />
      <Select
        aria-label={t('categories.clock', { what })}
        value={limit?.clock ?? 'minutes'}
        popupMatchSelectWidth={false}
        options={clocks.map((value) => ({ value, label: t(`clock.${value}`) }))}
        onChange={(clock) => limit && onChange({ ...limit, clock })}
      />
    </div>
  )
}
