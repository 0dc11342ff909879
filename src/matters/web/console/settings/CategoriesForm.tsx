import { Button } from 'antd'
import { useState } from 'react'
import { SettingForm, SettingHistory } from '../../../../places/web/console/index.ts'
import { useHere } from '../../../../places/web/index.ts'
import { useText } from '../../../../platform/web/LanguageProvider.tsx'
import { ErrorState, LoadingFrame } from '../../../../platform/web/states.tsx'
import type { CategorySetting, CategorySettings } from '../../../contract-settings.ts'
import { CategoryLine } from './CategoryLine.tsx'
import { categoriesFormMessages } from './messages-categories-form.ts'
import { useCategoryChange, useCategorySettings } from './use-category-settings.ts'

/** The list of categories with tier and limits, changed with effect from a day. */
export function CategoriesForm() {
  const community = useHere()
  const settings = useCategorySettings(community.id)
  if (settings.isError) return <ErrorState error={settings.error} onAgain={() => void settings.refetch()} />
  if (!settings.data) return <LoadingFrame lines={10} />
  const version = settings.data.history.map(({ id }) => id).join()
  return <List key={version} community={community.id} settings={settings.data} />
}

const columns = ['code', 'hans', 'tier', 'firstAnswer', 'safe', 'settled', 'private'] as const

function List({ community, settings }: { readonly community: string; readonly settings: CategorySettings }) {
  const t = useText(categoriesFormMessages)
  const change = useCategoryChange()
  const [items, setItems] = useState(settings.items)
  const [edited, setEdited] = useState<number | null>(null)
  const add = () => {
    setItems([...items, newCategory(items)])
    setEdited(items.length)
  }
  const lines = settings.history.map(({ changed, ...line }) => ({
    ...line,
    words: changed.length > 0 ? t('categories.changed', { codes: changed.join('、') }) : t('categories.usual'),
  }))
  return (
    <SettingForm
      title={t('categories.title')}
      hint={t('categories.hint')}
      today={settings.today}
      mayChange={settings.mayChange}
      isChanged={JSON.stringify(items) !== JSON.stringify(settings.items)}
      onSave={(effectiveFrom, command) => change({ community, effectiveFrom, items }, command)}
      after={<SettingHistory lines={lines} />}
    >
      {(fault) => (
        <>
          <table className="setting-table">
            <thead>
              <tr>
                {columns.map((name) => (
                  <th key={name} scope="col">
                    {t(`categories.${name}`)}
                  </th>
                ))}
                <td />
              </tr>
            </thead>
            <tbody>
              {items.map((item, index) => (
                <CategoryLine
                  // biome-ignore lint/suspicious/noArrayIndexKey: the code itself may be typed
                  key={index}
                  item={item}
                  isEdited={edited === index}
                  isNew={index >= settings.items.length}
                  fault={(field) => fault(`items.${index}.${field}`)}
                  onEdit={settings.mayChange ? () => setEdited(edited === index ? null : index) : null}
                  onChange={(part) => setItems(items.map((each, at) => (at === index ? { ...each, ...part } : each)))}
                  onRemove={() => {
                    setItems(items.filter((_, at) => at !== index))
                    setEdited(null)
                  }}
                />
              ))}
            </tbody>
          </table>
          {fault('items') ? <p className="setting-fault">{fault('items')}</p> : null}
          {settings.mayChange ? (
            <div>
              <Button onClick={add}>{t('categories.add')}</Button>
            </div>
          ) : null}
        </>
      )}
    </SettingForm>
  )
}

/** The next free code of the last group but the emergencies, to be typed over. */
function newCategory(items: readonly CategorySetting[]): CategorySetting {
  const codes = new Set(items.map(({ code }) => code))
  const free = Array.from({ length: 98 }, (_, index) => `08${String(index + 1).padStart(2, '0')}`)
  return {
    code: free.find((code) => !codes.has(code)) ?? '0899',
    hans: '',
    en: '',
    tier: 'community',
    firstAnswer: { clock: 'working-days', amount: 1 },
    safe: null,
    settled: { clock: 'working-days', amount: 5 },
    private: false,
  }
}
