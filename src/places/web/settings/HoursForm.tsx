import { Button, Input } from 'antd'
import { useState } from 'react'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import type { Hours, Settings } from '../../contract-settings.ts'
import { History } from './History.tsx'
import { settingsMessages } from './messages-settings.ts'
import { FieldFault, SettingForm } from './SettingForm.tsx'
import { useSettingChange } from './use-settings.ts'

type Props = { readonly community: string; readonly settings: Settings }
type Periods = Hours['periods']

/** The open hours of a working day. */
export function HoursForm({ community, settings }: Props) {
  const t = useText(settingsMessages)
  const change = useSettingChange(community)
  const held = settings.hours.periods
  const [periods, setPeriods] = useState(held)
  const put = (index: number, side: 0 | 1, text: string) =>
    setPeriods(periods.map((period, at) => (at === index ? period.with(side, minutesOf(text)) : period)))
  return (
    <SettingForm
      title={t('hours.title')}
      hint={t('hours.hint')}
      today={settings.today}
      mayChange={settings.mayChange}
      isChanged={JSON.stringify(periods) !== JSON.stringify(held)}
      onSave={(from, command) => change({ kind: 'hours', content: { periods } }, from, command)}
      after={<History settings={settings} kind="hours" say={(content) => sayPeriods((content as Hours).periods)} />}
    >
      {(fault) => (
        <>
          {periods.map(([opens = 0, closes = 0], index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a period is known by its place in the day
            <div key={index} className="setting-row">
              <Input
                type="time"
                aria-label={t('hours.opens', { n: index + 1 })}
                value={clock(opens)}
                onChange={(event) => put(index, 0, event.target.value)}
              />
              <span aria-hidden="true">–</span>
              <Input
                type="time"
                aria-label={t('hours.closes', { n: index + 1 })}
                value={clock(closes)}
                onChange={(event) => put(index, 1, event.target.value)}
              />
              {settings.mayChange && periods.length > 1 ? (
                <Button type="text" onClick={() => setPeriods(periods.filter((_, at) => at !== index))}>
                  {t('hours.remove', { n: index + 1 })}
                </Button>
              ) : null}
            </div>
          ))}
          <FieldFault words={fault('content.periods')} />
          {settings.mayChange && periods.length < 4 ? (
            <div>
              <Button onClick={() => setPeriods([...periods, nextPeriod(periods)])}>{t('hours.add')}</Button>
            </div>
          ) : null}
        </>
      )}
    </SettingForm>
  )
}

function nextPeriod(periods: Periods): number[] {
  const last = Math.min(periods.at(-1)?.[1] ?? 480, 1320)
  return [last + 60, last + 120]
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

function minutesOf(text: string): number {
  const [hours = 0, minutes = 0] = text.split(':').map(Number)
  return hours * 60 + minutes
}

function sayPeriods(periods: Periods): string {
  return periods.map(([opens = 0, closes = 0]) => `${clock(opens)}–${clock(closes)}`).join(' ')
}
