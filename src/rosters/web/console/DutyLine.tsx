import { Button } from 'antd'
import { useState } from 'react'
import { callSignedIn } from '../../../people/web/index.ts'
import { useHere } from '../../../places/web/index.ts'
import { formatMoment } from '../../../platform/i18n/moments.ts'
import { newBrowserId } from '../../../platform/web/browser-ids.ts'
import { useLanguage, useText } from '../../../platform/web/LanguageProvider.tsx'
import { Notice } from '../../../platform/web/Notice.tsx'
import { useProblemText } from '../../../platform/web/problem-text.tsx'
import { StatusMark } from '../../../platform/web/StatusMark.tsx'
import { serverNow } from '../../../platform/web/server-time.ts'
import { type Duty, endDuty } from '../../contract.ts'
import { dutyMessages } from './messages.ts'
import { useDutiesMoved } from './use-duties.ts'

/** One turn: who, from when to when, and the press that ends it. */
export function DutyLine({ duty, place }: { readonly duty: Duty; readonly place?: string }) {
  const t = useText(dutyMessages)
  const { language } = useLanguage()
  const community = useHere()
  const { say } = useProblemText()
  const moved = useDutiesMoved()
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  const now = serverNow()
  const from = formatMoment(duty.beginsAt, now, language)
  const span = duty.endsAt
    ? t('span', { from, to: formatMoment(duty.endsAt, now, language) })
    : t('span.open', { from })
  const end = async () => {
    setBusy(true)
    setError(null)
    const params = { community: community.id, duty: duty.id }
    await callSignedIn(endDuty, { params }, { commandId: newBrowserId() }).catch(setError)
    await moved()
    setBusy(false)
  }
  return (
    <li>
      {place ? <strong>{place}</strong> : null}
      <span>{duty.name}</span>
      <span className="quiet">{span}</span>
      {duty.isNow ? <StatusMark tone="good" word={t('now')} /> : null}
      {duty.hasPhone ? null : <StatusMark tone="bad" word={t('no-phone')} />}
      {duty.hasAccount ? null : <StatusMark tone="watch" word={t('no-account')} />}
      <Button size="small" loading={isBusy} aria-label={t('end.label', { name: duty.name })} onClick={() => void end()}>
        {t('end')}
      </Button>
      {error ? <Notice tone="bad" spoken title={say(error)} /> : null}
    </li>
  )
}
