import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { formatMoment } from '../../../../platform/i18n/moments.ts'
import { useLanguage, useText } from '../../../../platform/web/LanguageProvider.tsx'
import { Notice } from '../../../../platform/web/Notice.tsx'
import { useProblemText } from '../../../../platform/web/problem-text.tsx'
import { Empty } from '../../../../platform/web/states.tsx'
import { useNow } from '../../../../platform/web/use-now.ts'
import type { CareNotice } from '../../../contract-meters.ts'
import { roundMessages } from '../../messages-rounds.ts'
import { CareTabs } from '../CareTabs.tsx'
import { PlanSection } from '../PlanSection.tsx'
import { usePress } from '../use-act.ts'
import { Answered } from './Answered.tsx'
import { keepingMessages } from './messages-keeping.ts'
import { useEndNotice, useNotices } from './queries.ts'

/** What the desk should look at and is no alarm; what was seen to stands below. */
export function NoticesPage() {
  const t = useText(keepingMessages)
  const open = useNotices(false)
  const ended = useNotices(true)
  return (
    <>
      <CareTabs />
      <h1>{t('notices.title')}</h1>
      <p className="quiet">{t('notices.lead')}</p>
      <Answered asked={open}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('notices.none')}>{t('notices.none-what')}</Empty>
          ) : (
            <ul className="stack-tight">
              {items.map((notice) => (
                <li key={notice.id} className="card stack-tight">
                  <What notice={notice} />
                  <SeenTo notice={notice.id} />
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
      {ended.data && ended.data.items.length > 0 ? (
        <PlanSection title={t('notices.ended')}>
          <ul className="stack-tight">
            {ended.data.items.map((notice) => (
              <li key={notice.id}>
                <What notice={notice} />
              </li>
            ))}
          </ul>
        </PlanSection>
      ) : null}
    </>
  )
}

function What({ notice }: { readonly notice: CareNotice }) {
  const t = useText(keepingMessages)
  const say = useText(roundMessages)
  const { language } = useLanguage()
  const now = useNow()
  const at = (moment: string) => formatMoment(moment, now, language)
  const { kind, feed, building, name, plan, concerns, unverified, openedAt, endedAt } = notice
  return (
    <>
      <p>
        <strong>{t(`notice.${kind}`, { feed: feed ?? '' })}</strong>
        {concerns.length > 0 ? ` · ${concerns.map((each) => say(`concern.${each}`)).join(' · ')}` : ''}
      </p>
      {plan ? (
        <Link to="/care/plans/$id" params={{ id: plan }} className="care-link">
          {building} · {name}
        </Link>
      ) : building ? (
        <p>{building}</p>
      ) : null}
      {unverified > 0 ? <p>{t('notices.unverified', { n: unverified })}</p> : null}
      <p className="quiet">
        {t('notices.since', { at: at(openedAt) })}
        {endedAt ? ` · ${t('notices.until', { at: at(endedAt) })}` : ''}
      </p>
    </>
  )
}

function SeenTo({ notice }: { readonly notice: string }) {
  const t = useText(keepingMessages)
  const end = useEndNotice(notice)
  const { press, isBusy, error } = usePress()
  const { say } = useProblemText()
  return (
    <div className="row">
      <Button disabled={isBusy} onClick={() => void press(end)}>
        {t('notices.seen')}
      </Button>
      {error ? <Notice tone="bad" spoken title={say(error)} /> : null}
    </div>
  )
}
