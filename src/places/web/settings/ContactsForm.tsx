import { Input } from 'antd'
import { useState } from 'react'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import type { Contacts, Settings } from '../../contract-settings.ts'
import { History } from './History.tsx'
import { settingsMessages } from './messages-settings.ts'
import { FieldFault, SettingForm } from './SettingForm.tsx'
import { useSettingChange } from './use-settings.ts'

type Props = { readonly community: string; readonly settings: Settings }

/** The duty number. */
export function ContactsForm({ community, settings }: Props) {
  const t = useText(settingsMessages)
  const change = useSettingChange(community)
  const held = settings.contacts.dutyNumber ?? ''
  const [number, setNumber] = useState(held)
  return (
    <SettingForm
      title={t('contacts.title')}
      hint={t('contacts.hint')}
      today={settings.today}
      mayChange={settings.mayChange}
      isChanged={number.trim() !== held}
      onSave={(from, command) =>
        change({ kind: 'contacts', content: { dutyNumber: number.trim() || null } }, from, command)
      }
      after={
        <History
          settings={settings}
          kind="contacts"
          say={(content) => (content as Contacts).dutyNumber ?? t('contacts.none')}
        />
      }
    >
      {(fault) => (
        <div className="setting-row">
          <label htmlFor="duty-number">{t('contacts.label')}</label>
          <Input
            id="duty-number"
            inputMode="tel"
            maxLength={24}
            value={number}
            onChange={(event) => setNumber(event.target.value)}
          />
          <FieldFault words={fault('content.dutyNumber')} />
        </div>
      )}
    </SettingForm>
  )
}
