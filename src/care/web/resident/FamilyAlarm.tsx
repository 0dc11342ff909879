import { useState } from 'react'
import { formatClock, formatMoment } from '../../../platform/i18n/moments.ts'
import { Button, ButtonLink } from '../../../platform/web/Button.tsx'
import { useLanguage, useText } from '../../../platform/web/LanguageProvider.tsx'
import { Notice } from '../../../platform/web/Notice.tsx'
import { Story } from '../../../platform/web/Story.tsx'
import { actMine } from '../../contract.ts'
import { DutyLink } from './Limits.tsx'
import { wellMessages } from './messages.ts'
import { type Mine, type MineActs, useMineNow } from './use-mine.ts'

type Alarm = NonNullable<Mine['alarm']>
type Props = { readonly mine: Mine; readonly alarm: Alarm; readonly acts: MineActs }

const ways = ['voice', 'seen', 'camera'] as const
const endings = ['forgot', 'need'] as const

/** An alarm as her family sees it: since when, whose turn it is, what they may do, and every minute. */
export function FamilyAlarm({ mine, alarm, acts }: Props) {
  const t = useText(wellMessages)
  const { language } = useLanguage()
  const now = useMineNow(mine)
  return (
    <>
      <section className="well-alarm" aria-labelledby="alarm">
        <h2 id="alarm">{t(`alarm.${alarm.cause}`)}</h2>
        <p>{t('alarm.since', { time: formatMoment(alarm.openedAt, now, language) })}</p>
      </section>
      <Worse alarm={alarm} />
      <Turn alarm={alarm} />
      {alarm.state === 'on_site' && alarm.claimedBy === 'me' ? (
        <Endings acts={acts} />
      ) : (
        <Choices alarm={alarm} acts={acts} />
      )}
      <ButtonLink kind="danger" wide glyph="phone" href="tel:120">
        {t('limits.call')}
      </ButtonLink>
      {mine.dutyNumber ? <DutyLink number={mine.dutyNumber} /> : null}
      {alarm.acts.includes('call-emergency') ? (
        <Button wide onClick={() => void acts.send(actMine, { act: 'call-emergency' }, t('alarm.called'))}>
          {t('alarm.called')}
        </Button>
      ) : null}
      <Story title={t('story.title')} lines={linesOf(alarm, t)} />
    </>
  )
}

/** It became worse since somebody said that they go. */
function Worse({ alarm }: Pick<Props, 'alarm'>) {
  const t = useText(wellMessages)
  if (!alarm.worseAt) return null
  const isMineToCall = alarm.cause === 'collapse' && alarm.claimedBy === 'me' && alarm.state !== 'emergency'
  return (
    <Notice tone="bad" spoken title={t('alarm.worse', { what: t(`alarm.${alarm.cause}`) })}>
      {isMineToCall ? t('alarm.worse-do') : alarm.claimedBy === 'me' ? null : t('alarm.worse-others')}
    </Notice>
  )
}

/** Who has it in hand now. */
function Turn({ alarm }: Pick<Props, 'alarm'>) {
  const t = useText(wellMessages)
  const { language } = useLanguage()
  const { claimedBy, state, nextAt, needsWitness, acts } = alarm
  if (state === 'emergency') return <Notice tone="bad" title={t('alarm.emergency')} />
  if (claimedBy === 'me' && state === 'on_site') return <Notice tone="good" title={t('alarm.there')} />
  if (claimedBy === 'me') {
    return (
      <Notice tone="good" title={t('alarm.mine')}>
        {nextAt ? t('alarm.mine-do', { time: formatClock(nextAt, language) }) : null}
      </Notice>
    )
  }
  if (claimedBy)
    return (
      <Notice tone="good" title={t(`alarm.others-${claimedBy}`)}>
        {t('alarm.others-do')}
      </Notice>
    )
  return (
    <>
      <p className="well-when">{t('alarm.asks')}</p>
      {needsWitness && acts.includes('vouch') ? <p className="quiet">{t('alarm.witness')}</p> : null}
    </>
  )
}

function Choices({ alarm, acts }: Pick<Props, 'alarm' | 'acts'>) {
  const t = useText(wellMessages)
  const [knows, setKnows] = useState(false)
  const may = (act: Alarm['acts'][number]) => alarm.acts.includes(act)
  const isMine = alarm.claimedBy === 'me'
  return (
    <fieldset className="stack" aria-label={t('alarm.asks')}>
      {may('claim') ? (
        <Button
          kind="primary"
          wide
          onClick={() => {
            setKnows(false)
            void acts.send(actMine, { act: 'claim', going: true }, t('alarm.going'))
          }}
        >
          {t('alarm.going')}
        </Button>
      ) : null}
      {may('arrive') ? (
        <Button kind="primary" wide onClick={() => void acts.send(actMine, { act: 'arrive' }, t('alarm.arrived'))}>
          {t('alarm.arrived')}
        </Button>
      ) : null}
      {may('decline') && !isMine ? (
        <Button wide onClick={() => void acts.send(actMine, { act: 'decline' }, t('alarm.cannot'))}>
          {t('alarm.cannot')}
        </Button>
      ) : null}
      {may('vouch') ? (
        <Button wide aria-expanded={knows} onClick={() => setKnows(!knows)}>
          {t('alarm.knows')}
        </Button>
      ) : null}
      {knows && may('vouch') ? (
        <fieldset className="card stack">
          <legend className="well-legend">{t('alarm.how')}</legend>
          {ways.map((how) => (
            <Button
              key={how}
              wide
              onClick={() => void acts.send(actMine, { act: 'vouch', how }, t(`alarm.how-${how}`))}
            >
              {t(`alarm.how-${how}`)}
            </Button>
          ))}
        </fieldset>
      ) : null}
    </fieldset>
  )
}

function Endings({ acts }: Pick<Props, 'acts'>) {
  const t = useText(wellMessages)
  return (
    <fieldset className="stack" aria-label={t('alarm.there')}>
      {endings.map((outcome) => (
        <Button
          key={outcome}
          wide
          kind={outcome === 'forgot' ? 'primary' : 'secondary'}
          onClick={() => void acts.send(actMine, { act: 'close', outcome }, t(`alarm.end-${outcome}`))}
        >
          {t(`alarm.end-${outcome}`)}
        </Button>
      ))}
    </fieldset>
  )
}

type Say = ReturnType<typeof useText<typeof wellMessages.wordings>>

function linesOf(alarm: Alarm, t: Say) {
  return alarm.moments.map(({ at, kind, step }, index) => ({
    id: `${at} ${index}`,
    at,
    sentence: kind === 'told' && step ? t(`story.told-${step}`) : t(`story.${kind === 'told' ? 'opened' : kind}`),
    tone:
      kind === 'opened' || kind === 'worse'
        ? ('bad' as const)
        : kind === 'claimed'
          ? ('good' as const)
          : ('calm' as const),
  }))
}
