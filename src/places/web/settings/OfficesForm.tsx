import { Input } from 'antd'
import { useState } from 'react'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import type { OfficeNames, Settings } from '../../contract-settings.ts'
import { History } from './History.tsx'
import { settingsMessages } from './messages-settings.ts'
import { FieldFault, SettingForm } from './SettingForm.tsx'
import { useSettingChange } from './use-settings.ts'

type Props = { readonly community: string; readonly settings: Settings }

/** The names of the community's own offices. */
export function OfficesForm({ community, settings }: Props) {
  const t = useText(settingsMessages)
  const change = useSettingChange(community)
  const held = Object.fromEntries(settings.offices.map(({ id, name }) => [id, name]))
  const [names, setNames] = useState<OfficeNames>(held)
  return (
    <SettingForm
      title={t('offices.title')}
      hint={t('offices.hint')}
      today={settings.today}
      mayChange={settings.mayChange}
      isChanged={JSON.stringify(names) !== JSON.stringify(held)}
      onSave={(from, command) => change({ kind: 'offices', content: names }, from, command)}
      after={
        <History
          settings={settings}
          kind="offices"
          say={(content) => sayNames(settings.offices, content as OfficeNames) || t('offices.as-founded')}
        />
      }
    >
      {(fault) => (
        <div className="setting-names">
          {settings.offices.map(({ id, foundedAs, name }) => (
            <div key={id}>
              <label htmlFor={`office-${id}`} className="quiet">
                {t('offices.founded', { name: foundedAs })}
              </label>
              <Input
                id={`office-${id}`}
                maxLength={40}
                value={names[id] ?? name}
                onChange={(event) => setNames({ ...names, [id]: event.target.value })}
              />
              <FieldFault words={fault(`content.${id}`)} />
            </div>
          ))}
        </div>
      )}
    </SettingForm>
  )
}

/** The offices that go by another name than they were founded as. */
function sayNames(offices: Settings['offices'], names: OfficeNames): string {
  return offices
    .filter(({ id, foundedAs }) => names[id] && names[id] !== foundedAs)
    .map(({ id, foundedAs }) => `${foundedAs} → ${names[id]}`)
    .join('，')
}
