import { Button } from 'antd'
import { useState } from 'react'
import { ActLine, ActSheet } from '../../../../people/web/console/index.ts'
import { formatMoment } from '../../../../platform/i18n/moments.ts'
import { ChoiceBox } from '../../../../platform/web/ChoiceBox.tsx'
import { useLanguage, useText } from '../../../../platform/web/LanguageProvider.tsx'
import { Notice } from '../../../../platform/web/Notice.tsx'
import { StatusMark, type Tone } from '../../../../platform/web/StatusMark.tsx'
import { Empty } from '../../../../platform/web/states.tsx'
import { useNow } from '../../../../platform/web/use-now.ts'
import type { Feed } from '../../../contract-meters.ts'
import { CareTabs } from '../CareTabs.tsx'
import { Answered } from './Answered.tsx'
import { keepingMessages } from './messages-keeping.ts'
import { useFeedActs, useFeeds } from './queries.ts'

const tones: Readonly<Record<Feed['state'], Tone>> = { new: 'watch', speaking: 'good', silent: 'bad', revoked: 'rest' }
const counted = ['accepted', 'late', 'reordered', 'duplicate', 'refused', 'future'] as const

/** The feeds of water meters: whether each speaks, up to when, and what of its packets was not taken. */
export function FeedsPage() {
  const t = useText(keepingMessages)
  const feeds = useFeeds()
  const [isAdding, setAdding] = useState(false)
  const [made, setMade] = useState<{ feed: string; secret: string } | null>(null)
  return (
    <>
      <CareTabs />
      <h1>{t('feeds.title')}</h1>
      <p className="quiet">{t('feeds.lead')}</p>
      <p>
        <Button type="primary" aria-expanded={isAdding} onClick={() => setAdding(!isAdding)}>
          {t('feeds.add')}
        </Button>
      </p>
      {isAdding ? <FeedSheet onMade={setMade} onClose={() => setAdding(false)} /> : null}
      {made ? (
        <Notice tone="watch" spoken title={t('feeds.secret')}>
          <p className="care-address">
            {t('feeds.id')} <span>{made.feed}</span>
          </p>
          <p className="care-address">
            {t('feeds.key')} <span>{made.secret}</span>
          </p>
        </Notice>
      ) : null}
      <Answered asked={feeds}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('feeds.none')}>{t('feeds.none-what')}</Empty>
          ) : (
            <ul className="stack-tight">
              {items.map((feed) => (
                <One key={feed.id} feed={feed} />
              ))}
            </ul>
          )
        }
      </Answered>
    </>
  )
}

function One({ feed }: { readonly feed: Feed }) {
  const t = useText(keepingMessages)
  const { language } = useLanguage()
  const now = useNow()
  const { close } = useFeedActs()
  const [isEnding, setEnding] = useState(false)
  const at = (moment: string | null) => (moment ? formatMoment(moment, now, language) : t('feed.never'))
  const facts = [
    [t('feed.watermark'), at(feed.watermark)],
    [t('feed.last'), at(feed.lastAt)],
    [t('feed.minutes'), t('feed.minutes-value', { n: feed.silentMinutes })],
    ...counted.map((each) => [t(`feed.${each}`), feed.counts[each].toLocaleString(language)]),
  ]
  return (
    <li className="card stack-tight">
      <div className="row">
        <h2>{feed.name}</h2>
        <StatusMark tone={tones[feed.state]} word={t(`feed.${feed.state}`)} />
      </div>
      <dl className="care-facts care-figures">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {feed.isRevoked ? null : (
        <p>
          <Button aria-expanded={isEnding} onClick={() => setEnding(!isEnding)}>
            {t('feed.revoke')}
          </Button>
        </p>
      )}
      {isEnding ? (
        <ActSheet
          title={t('feed.revoke')}
          why={t('feed.revoke-why')}
          onSend={close(feed.id)}
          onClose={() => setEnding(false)}
        />
      ) : null}
    </li>
  )
}

const minutesOffered = [15, 30, 60, 120, 240] as const

type SheetProps = {
  readonly onMade: (made: { feed: string; secret: string }) => void
  readonly onClose: () => void
}

function FeedSheet({ onMade, onClose }: SheetProps) {
  const t = useText(keepingMessages)
  const { open } = useFeedActs()
  const [name, setName] = useState('')
  const [minutes, setMinutes] = useState('60')
  const send = async (commandId: string) => onMade(await open({ name, silentMinutes: Number(minutes) })(commandId))
  return (
    <ActSheet level={2} title={t('feeds.add')} onSend={send} onClose={onClose}>
      {(wrong) => (
        <>
          <ActLine label={t('feeds.name')} value={name} wrong={wrong('name')} onChange={setName} />
          <ChoiceBox
            label={t('feed.minutes')}
            value={minutes}
            choices={minutesOffered.map((n) => ({ value: String(n), label: t('feed.minutes-value', { n }) }))}
            onChange={(value) => setMinutes(value ?? '60')}
          />
        </>
      )}
    </ActSheet>
  )
}
