import { formatClock } from '../../../platform/i18n/moments.ts'
import { useLanguage, useText } from '../../../platform/web/LanguageProvider.tsx'
import { StatusMark, type Tone } from '../../../platform/web/StatusMark.tsx'
import type { AlarmPage } from '../../contract-alarms.ts'
import { careDeskMessages } from './messages.ts'

type Send = AlarmPage['sends'][number]

const tones: Readonly<Record<string, Tone>> = { accepted: 'good', seen: 'good', failed: 'bad', superseded: 'rest' }

/** Everybody who was told, how, and whether it was handed over; newest first. */
export function SendsPart({ sends }: { readonly sends: readonly Send[] }) {
  const t = useText(careDeskMessages)
  const { language } = useLanguage()
  const stateOf = ({ state, channel, toldAt }: Send) => {
    if (state === 'queued' && channel === 'desk') return t('send.unseen')
    const known = (['queued', 'sending', 'accepted', 'seen', 'failed', 'superseded'] as const).find(
      (each) => each === state,
    )
    return known ? t(`send.${known}`, { time: toldAt ? formatClock(toldAt, language) : '' }) : state
  }
  return (
    <section className="card stack-tight" aria-labelledby="sends">
      <h2 id="sends">{t('page.sends')}</h2>
      {sends.length === 0 ? <p className="quiet">{t('page.no-sends')}</p> : null}
      <ul className="care-sends">
        {sends.toReversed().map((send) => (
          <li key={`${send.recipient} ${send.channel} ${send.template} ${send.queuedAt}`}>
            <span>
              {formatClock(send.queuedAt, language)} · {send.kind === 'desk' ? t('send.desk') : send.recipient} ·{' '}
              {t(`channel.${send.channel}`)}
            </span>
            <StatusMark tone={tones[send.state] ?? (send.channel === 'desk' ? 'bad' : 'watch')} word={stateOf(send)} />
          </li>
        ))}
      </ul>
    </section>
  )
}
