import { useText } from '../../platform/web/LanguageProvider.tsx'
import { Notice } from '../../platform/web/Notice.tsx'
import type { AlarmLine } from '../contract-shapes.ts'
import { useAlarmWords } from './alarm-words.ts'
import { alarmMessages } from './messages-alarm.ts'

type Of = { readonly alarm: Pick<AlarmLine, 'worseAt' | 'cause' | 'isMine' | 'state'> }

/** It became worse since somebody claimed it: by what, and what is to be done first. Nothing where it did not. */
export function WorseNotice({ alarm }: Of) {
  const t = useText(alarmMessages)
  const words = useAlarmWords()
  if (!alarm.worseAt) return null
  const isGrave = alarm.cause === 'collapse' && alarm.state !== 'emergency'
  return (
    <Notice tone="bad" spoken title={t('worse.title', { cause: words.code('cause', alarm.cause) })}>
      {isGrave ? t(alarm.isMine ? 'worse.owner' : 'worse.others') : alarm.isMine ? null : t('worse.look')}
    </Notice>
  )
}
