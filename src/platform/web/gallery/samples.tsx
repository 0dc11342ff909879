import { type ReactNode, useState } from 'react'
import { Button, ButtonLink } from '../Button.tsx'
import { ChoiceList } from '../ChoiceList.tsx'
import { useText } from '../LanguageProvider.tsx'
import { Notice } from '../Notice.tsx'
import { OfflineLine } from '../OfflineLine.tsx'
import { PageFrame } from '../PageFrame.tsx'
import { type Photo, PhotoPicker } from '../PhotoPicker.tsx'
import { PocketFrame } from '../PocketFrame.tsx'
import { ProblemError } from '../problem-error.ts'
import { Sheet } from '../Sheet.tsx'
import { Steps } from '../Steps.tsx'
import { Story } from '../Story.tsx'
import { serverNow } from '../server-time.ts'
import { Empty, ErrorState, LoadingFrame, Progress } from '../states.tsx'
import { TextArea } from '../TextArea.tsx'
import { TextField } from '../TextField.tsx'
import { Tick } from '../Tick.tsx'
import { type Turn, WhoseTurn } from '../WhoseTurn.tsx'
import { sampleMessages } from './messages.ts'

const hours = (n: number) => new Date(serverNow().getTime() + n * 3_600_000).toISOString()
const picture = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><rect width="4" height="3" fill="#cfc6b4"/><circle cx="2" cy="1" r=".5" fill="#fff3c4"/></svg>')}`

function useTurn(): Turn {
  const t = useText(sampleMessages)
  return { officeName: t('sample.office'), dueAt: hours(50), dueFor: 'settle', overdue: false, workingDaysLeft: 2 }
}

/** The reporter's own page of a matter. */
export function ResidentSample() {
  const t = useText(sampleMessages)
  return (
    <PageFrame community={t('sample.community')} isDemo foot={t('sample.duty')}>
      <div>
        <h1>{t('sample.title')}</h1>
        <p className="quiet">GW-10086 · {t('sample.place')}</p>
      </div>
      <WhoseTurn turn={useTurn()} next={t('sample.dispatch')} />
      <div className="stack-tight">
        <Button kind="primary" wide glyph="check">
          {t('sample.confirm')}
        </Button>
        <Button wide>{t('sample.dispute')}</Button>
      </div>
      <SampleStory />
    </PageFrame>
  )
}

function SampleStory() {
  const t = useText(sampleMessages)
  const shot = [{ address: picture, alt: t('sample.story-handled'), width: 400, height: 300 }]
  return (
    <Story
      lines={[
        {
          id: '3',
          at: hours(-0.2),
          sentence: t('sample.story-handled'),
          by: t('sample.by'),
          tone: 'good',
          pictures: shot,
        },
        { id: '2', at: hours(-5), sentence: t('sample.story-dispatched'), by: t('sample.office'), tone: 'calm' },
        { id: '1', at: hours(-26), sentence: t('sample.story-reported'), words: t('sample.words') },
      ]}
    />
  )
}

/** One screen of a report. */
export function ReportSample() {
  const t = useText(sampleMessages)
  const [words, setWords] = useState(t('sample.words'))
  const [kind, setKind] = useState<'lamp' | 'leak' | 'clutter' | null>('lamp')
  const [photos, setPhotos] = useState<readonly Photo[]>([])
  const [isPrivate, setPrivate] = useState(false)
  const [phone, setPhone] = useState('1380000')
  const choices = (['lamp', 'leak', 'clutter'] as const).map((value) => ({ value, label: t(`sample.${value}`) }))
  return (
    <PageFrame
      back="/"
      action={
        <Button kind="primary" wide>
          {t('sample.go-on')}
        </Button>
      }
    >
      <Steps current={1} total={3} title={t('sample.what')} />
      <Notice tone="bad" title={t('sample.danger')} action={<Numbers />} />
      <TextArea label={t('sample.what')} hint={t('sample.hint')} value={words} onChange={setWords} most={60} />
      <ChoiceList label={t('sample.kind')} choices={choices} value={kind} onChange={setKind} shape="chips" />
      <ChoiceList label={t('sample.kind')} choices={choices} value={kind} onChange={setKind} />
      <PhotoPicker label={t('sample.photos')} photos={photos} onChange={setPhotos} />
      <TextField
        label={t('sample.phone')}
        hint={t('sample.phone-hint')}
        optional
        inputMode="tel"
        value={phone}
        onChange={setPhone}
        error={t('sample.wrong')}
      />
      <Tick label={t('sample.private')} hint={t('sample.private-hint')} checked={isPrivate} onChange={setPrivate} />
    </PageFrame>
  )
}

function Numbers() {
  return ['119', '120', '110'].map((number) => (
    <ButtonLink key={number} kind="danger" glyph="phone" href={`tel:${number}`}>
      {number}
    </ButtonLink>
  ))
}

/** The honest states. */
export function StatesSample() {
  const t = useText(sampleMessages)
  const lost = new ProblemError({ code: 'network', status: 0 })
  const broken = new ProblemError({ code: 'http.unexpected', status: 500, requestId: '01987c3e' })
  return (
    <PageFrame community={t('sample.community')}>
      <h1>{t('sample.progress')}</h1>
      <LoadingFrame />
      <Empty title={t('sample.empty')} action={<Button glyph="plus">{t('sample.report')}</Button>}>
        {t('sample.empty-next')}
      </Empty>
      <ErrorState error={lost} onAgain={() => {}} />
      <ErrorState error={broken} />
      <Notice tone="good" title={t('sample.closed')} />
      <Notice tone="watch" title={t('sample.danger')} />
      <Progress label={t('sample.sending')} done={2} total={5} onCancel={() => {}} />
    </PageFrame>
  )
}

/** The phone of a grid worker. */
export function PocketSample() {
  const t = useText(sampleMessages)
  const turn = useTurn()
  const [isOpen, setOpen] = useState(false)
  return (
    <PocketFrame
      title={t('sample.today')}
      isDemo
      line={<OfflineLine connection="silent" pending={2} oldestAt={hours(-1)} attention={0} onOpen={() => {}} />}
      tabs={[
        { href: '/pocket', label: t('sample.today'), glyph: 'clock', isCurrent: true, count: 3 },
        { href: '/pocket/grid', label: t('sample.grid'), glyph: 'list', isCurrent: false },
        { href: '/pocket/report', label: t('sample.patrol'), glyph: 'plus', isCurrent: false },
        { href: '/pocket/me', label: t('sample.me'), glyph: 'person', isCurrent: false },
      ]}
      action={
        <Button kind="primary" wide glyph="camera" onClick={() => setOpen(true)}>
          {t('sample.handle')}
        </Button>
      }
    >
      <Card>
        <WhoseTurn
          shape="line"
          turn={{ ...turn, dueAt: hours(-3), workingDaysLeft: null, overdue: true, supervised: true }}
          next={t('sample.handle')}
        />
      </Card>
      <Card>
        <WhoseTurn
          shape="line"
          turn={{ ...turn, dueAt: hours(2.4), workingDaysLeft: 0, dueFor: 'safe' }}
          next={t('sample.handle')}
        />
      </Card>
      <Card>
        <WhoseTurn
          shape="line"
          turn={{ ...turn, dueAt: null }}
          next={null}
          ended={{ tone: 'good', word: t('sample.closed') }}
        />
      </Card>
      <Sheet title={t('sample.handle')} isOpen={isOpen} onClose={() => setOpen(false)}>
        <Button wide>{t('sample.dispatch')}</Button>
        <Button wide kind="danger">
          {t('sample.dispute')}
        </Button>
      </Sheet>
    </PocketFrame>
  )
}

function Card({ children }: { readonly children: ReactNode }) {
  const t = useText(sampleMessages)
  return (
    <article className="card stack-tight">
      <h2>{t('sample.title')}</h2>
      <p className="quiet">{t('sample.place')}</p>
      {children}
    </article>
  )
}
