import { useState } from 'react'
import { useMyOutbox } from '../../../matters/web/pocket/index.ts'
import { useCommunity } from '../../../places/web/index.ts'
import { Button, ButtonLink } from '../../../platform/web/Button.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { Notice } from '../../../platform/web/Notice.tsx'
import { deviceOutbox } from '../../../platform/web/outbox.ts'
import { serverNow } from '../../../platform/web/server-time.ts'
import { type RoundLine, recordRound } from '../../contract-rounds.ts'
import { roundMessages } from '../messages-rounds.ts'
import { RoundDue } from '../RoundDue.tsx'
import { ConcernSheet, NoAnswerSheet, type TakeRound } from '../RoundSheets.tsx'

type Props = {
  readonly round: RoundLine
  readonly today: string
  /** What was noted of it here was refused; it stands above the list. */
  readonly isRefused: boolean
  /** Told what was noted, as the card goes once it was sent. */
  readonly onNoted: (what: string) => void
}

/** One visit or call: who, which door, until when, and what came of it at a tap. */
export function RoundCard({ round, today, isRefused, onNoted }: Props) {
  const t = useText(roundMessages)
  const { take, isLost, noted, isUnsent, isTaken } = useTakeRound(round, onNoted)
  const [opened, setOpened] = useState<'concern' | 'no_answer' | null>(null)
  const close = () => setOpened(null)
  const done: TakeRound = (body, what) => {
    close()
    take(body, what)
  }
  const { kind } = round
  return (
    <li className="card stack-tight">
      <p>
        {t(`kind.${kind}`)} · <RoundDue round={round} today={today} />
      </p>
      <h2 className="care-name">{round.name}</h2>
      <p className="care-door">
        {round.building} {round.door}
      </p>
      {round.phone ? (
        <ButtonLink wide glyph="phone" href={`tel:${round.phone}`}>
          {round.phone}
        </ButtonLink>
      ) : null}
      {isLost ? <Notice tone="bad" spoken title={t('not-kept')} /> : null}
      {noted && !isRefused ? (
        <Notice tone={isUnsent ? 'watch' : 'calm'} spoken title={t(isUnsent ? 'unsent' : 'noted', { what: noted })} />
      ) : round.isOpen && !isTaken ? (
        <>
          <Button wide glyph="check" onClick={() => take({ result: 'well' }, t(`${kind}.well`))}>
            {t(`${kind}.well`)}
          </Button>
          <div className="care-two">
            <Button onClick={() => setOpened('no_answer')}>{t(`${kind}.no_answer`)}</Button>
            <Button onClick={() => setOpened('concern')}>{t('concern')}</Button>
          </div>
        </>
      ) : null}
      {opened === 'concern' ? <ConcernSheet onTake={done} onClose={close} /> : null}
      {opened === 'no_answer' ? <NoAnswerSheet kind={kind} onTake={done} onClose={close} /> : null}
    </li>
  )
}

/** Gives what came of it to the phone's outbox; it stands noted from then on, sent or not. */
function useTakeRound({ id: round, building, door }: RoundLine, onNoted: (what: string) => void) {
  const { community } = useCommunity()
  const { waiting } = useMyOutbox()
  const [isLost, setLost] = useState(false)
  const [said, setSaid] = useState<string | null>(null)
  const unsent = waiting.find(({ lane, isAccepted }) => lane === round && !isAccepted)
  const take: TakeRound = (body, what) => {
    setLost(false)
    // Kept with its door: should somebody else have reported before, she must know which visit it was.
    const title = [what, [building, door].filter(Boolean).join(' ')].join(' · ')
    const at = serverNow().toISOString()
    deviceOutbox()
      .enqueue(
        recordRound,
        { params: { community: community!.id, round }, body: { ...body, at } },
        { lane: round, title },
      )
      .then(() => {
        setSaid(what)
        onNoted(what)
      })
      .catch(() => setLost(true))
  }
  return { take, isLost, noted: said ?? unsent?.title, isUnsent: unsent !== undefined, isTaken: said !== null }
}
