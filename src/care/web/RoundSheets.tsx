import { useState } from 'react'
import type { BodyOf } from '../../platform/http/endpoint.ts'
import { Button } from '../../platform/web/Button.tsx'
import { useText } from '../../platform/web/LanguageProvider.tsx'
import { Sheet } from '../../platform/web/Sheet.tsx'
import { Tick } from '../../platform/web/Tick.tsx'
import type { recordRound } from '../contract-rounds.ts'
import { type Concern, concerns, type Follow, type ReferTo, type RoundKind, referTos } from '../rules-rounds.ts'
import { roundMessages } from './messages-rounds.ts'

/** Gives on what came of a visit, under the words by which it is listed where it waits. */
export type TakeRound = (body: BodyOf<typeof recordRound>, what: string) => void
type Props = { readonly onTake: TakeRound; readonly onClose: () => void }
type Led = Pick<BodyOf<typeof recordRound>, 'referral'> & { readonly follow: Follow }

/** What it is about, in words to tap, and what is to follow. Nothing has to be typed. */
export function ConcernSheet({ onTake, onClose }: Props) {
  const t = useText(roundMessages)
  const [chosen, setChosen] = useState<readonly Concern[]>([])
  const [isReferring, setReferring] = useState(false)
  const turn = (concern: Concern) =>
    setChosen((now) => (now.includes(concern) ? now.filter((each) => each !== concern) : [...now, concern]))
  const take = (led: Led) =>
    onTake({ result: 'concern', concerns: [...chosen], ...led }, `${t('concern')} · ${t(`follow.${led.follow}`)}`)
  return (
    <Sheet title={t(isReferring ? 'refer.title' : 'concern.title')} isOpen onClose={onClose}>
      {isReferring ? (
        <ReferralPart
          onRefer={(to) => take({ follow: 'referral', referral: { to, consent: true } })}
          onOther={() => setReferring(false)}
        />
      ) : (
        <>
          <div className="row">
            {concerns.map((concern) => (
              <Choice key={concern} isChosen={chosen.includes(concern)} onChoose={() => turn(concern)}>
                {t(`concern.${concern}`)}
              </Choice>
            ))}
          </div>
          <Follows isReady={chosen.length > 0} onFollow={take} onRefer={() => setReferring(true)} />
        </>
      )}
    </Sheet>
  )
}

type ChoiceProps = { readonly isChosen: boolean; readonly onChoose: () => void; readonly children: string }

function Choice({ isChosen, onChoose, children }: ChoiceProps) {
  return (
    <Button aria-pressed={isChosen} {...(isChosen ? { glyph: 'check' as const } : {})} onClick={onChoose}>
      {children}
    </Button>
  )
}

type FollowsProps = {
  readonly isReady: boolean
  readonly onFollow: (led: Led) => void
  readonly onRefer: () => void
}

function Follows({ isReady, onFollow, onRefer }: FollowsProps) {
  const t = useText(roundMessages)
  return (
    <>
      <Button kind="primary" wide disabled={!isReady} onClick={() => onFollow({ follow: 'notice' })}>
        {t('follow.notice')}
      </Button>
      <Button wide disabled={!isReady} onClick={() => onFollow({ follow: 'matter' })}>
        {t('follow.matter')}
      </Button>
      <Button wide disabled={!isReady} onClick={onRefer}>
        {t('follow.referral')}
      </Button>
      <Button kind="danger" wide disabled={!isReady} onClick={() => onFollow({ follow: 'alarm' })}>
        {t('follow.alarm')}
      </Button>
    </>
  )
}

type ReferralProps = { readonly onRefer: (to: ReferTo) => void; readonly onOther: () => void }

/** Where to, and that she was asked: without that there is no note. */
function ReferralPart({ onRefer, onOther }: ReferralProps) {
  const t = useText(roundMessages)
  const [to, setTo] = useState<ReferTo | null>(null)
  const [isAgreed, setAgreed] = useState(false)
  return (
    <>
      <div className="row">
        {referTos.map((each) => (
          <Choice key={each} isChosen={to === each} onChoose={() => setTo(each)}>
            {t(`refer.${each}`)}
          </Choice>
        ))}
      </div>
      <Tick label={t('refer.consent')} hint={t('refer.consent-hint')} checked={isAgreed} onChange={setAgreed} />
      <Button kind="primary" wide disabled={!(to && isAgreed)} onClick={() => to && onRefer(to)}>
        {t('refer.send')}
      </Button>
      <Button kind="quiet" wide onClick={onOther}>
        {t('refer.other')}
      </Button>
    </>
  )
}

/** Before an alarm rings for nothing: what is tried first. */
export function NoAnswerSheet({ kind, onTake, onClose }: Props & { readonly kind: RoundKind }) {
  const t = useText(roundMessages)
  return (
    <Sheet title={t('no_answer.title')} isOpen onClose={onClose}>
      <p className="care-words">{t(`no_answer.${kind}`)}</p>
      <Button kind="danger" wide onClick={() => onTake({ result: 'no_answer' }, t(`${kind}.no_answer`))}>
        {t('no_answer.alarm')}
      </Button>
    </Sheet>
  )
}
