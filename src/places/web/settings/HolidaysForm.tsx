import { Button, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import type { Holidays, Settings } from '../../contract-settings.ts'
import { History } from './History.tsx'
import { settingsMessages } from './messages-settings.ts'
import { FieldFault, SettingForm } from './SettingForm.tsx'
import { useSettingChange } from './use-settings.ts'

type Props = { readonly community: string; readonly settings: Settings }
type Year = { readonly year: number; readonly off: string; readonly on: string }

/** Holidays and swapped days of years that the program does not know, as days written one after the other. */
export function HolidaysForm({ community, settings }: Props) {
  const t = useText(settingsMessages)
  const change = useSettingChange(community)
  const held = settings.holidays.years
  const [years, setYears] = useState<Year[]>(() =>
    held.map(({ year, off, on }) => ({ year, off: off.join(' '), on: on.join(' ') })),
  )
  const read = years.map(({ year, off, on }) => ({ year, off: daysIn(off), on: daysIn(on) }))
  const put = (index: number, part: Partial<Year>) =>
    setYears(years.map((each, at) => (at === index ? { ...each, ...part } : each)))
  const next = settings.missingYears[0]?.year ?? Number(settings.today.slice(0, 4)) + 1
  const said = (content: unknown) =>
    (content as Holidays).years
      .map(({ year, off, on }) => t('holidays.summary', { year, off: off.length, on: on.length }))
      .join('；')
  return (
    <SettingForm
      title={t('holidays.title')}
      hint={t('holidays.hint')}
      today={settings.today}
      mayChange={settings.mayChange}
      isChanged={JSON.stringify(read) !== JSON.stringify(held)}
      onSave={(from, command) => change({ kind: 'holidays', content: { years: read } }, from, command)}
      after={<History settings={settings} kind="holidays" say={said} />}
    >
      {(fault) => (
        <>
          {years.length === 0 ? <p className="quiet">{t('holidays.none')}</p> : null}
          {years.map((each, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the year itself is being typed
            <div key={index} className="setting-year">
              <div className="setting-row">
                <span aria-hidden="true">{t('holidays.year')}</span>
                <InputNumber
                  aria-label={t('holidays.year')}
                  min={2020}
                  max={2100}
                  value={each.year}
                  onChange={(year) => year && put(index, { year })}
                />
              </div>
              {(['off', 'on'] as const).map((side) => (
                <Input.TextArea
                  key={side}
                  aria-label={t(`holidays.${side}`, { year: each.year })}
                  placeholder={`${t(`holidays.${side}`, { year: each.year })}，${t('holidays.example', { year: each.year })}`}
                  autoSize={{ minRows: 1, maxRows: 6 }}
                  value={each[side]}
                  onChange={(event) => put(index, { [side]: event.target.value })}
                />
              ))}
              <FieldFault words={fault(`content.years.${index}`)} />
            </div>
          ))}
          {settings.mayChange ? (
            <div>
              <Button onClick={() => setYears([...years, { year: next, off: '', on: '' }])}>{t('holidays.add')}</Button>
            </div>
          ) : null}
        </>
      )}
    </SettingForm>
  )
}

function daysIn(text: string): string[] {
  return text.split(/[\s,，、;；]+/).filter(Boolean)
}
