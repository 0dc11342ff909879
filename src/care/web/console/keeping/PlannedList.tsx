import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type { BodyOf } from '../../../../platform/http/endpoint.ts'
import { useText } from '../../../../platform/web/LanguageProvider.tsx'
import { Notice } from '../../../../platform/web/Notice.tsx'
import { useProblemText } from '../../../../platform/web/problem-text.tsx'
import type { RoundLine, recordRound } from '../../../contract-rounds.ts'
import { roundMessages } from '../../messages-rounds.ts'
import { RoundDue } from '../../RoundDue.tsx'
import { ConcernSheet, NoAnswerSheet } from '../../RoundSheets.tsx'
import { PlanSection } from '../PlanSection.tsx'
import { usePress } from '../use-act.ts'
import { Answered } from './Answered.tsx'
import { keepingMessages } from './messages-keeping.ts'
import { usePlanned, useRecord } from './queries.ts'

/** Visits and calls that are open or come up; the desk records one where who went could not. */
export function PlannedList() {
  const t = useText(keepingMessages)
  const planned = usePlanned()
  return (
    <PlanSection title={t('planned.title')}>
      <Answered asked={planned}>
        {({ items, today }) =>
          items.length === 0 ? (
            <p className="quiet">{t('planned.none')}</p>
          ) : (
            <ul className="care-lines">
              {items.map((round) => (
                <Planned key={round.id} round={round} today={today} />
              ))}
            </ul>
          )
        }
      </Answered>
    </PlanSection>
  )
}

function Planned({ round, today }: { readonly round: RoundLine; readonly today: string }) {
  const t = useText(keepingMessages)
  const say = useText(roundMessages)
  const [isOpen, setOpen] = useState(false)
  return (
    <li>
      <Link to="/care/plans/$id" params={{ id: round.plan }}>
        {round.building} · {say(`kind.${round.kind}`)}
      </Link>
      <span>
        <RoundDue round={round} today={today} />
      </span>
      <span className="quiet">{round.helper ?? t('planned.nobody')}</span>
      {round.isOpen ? (
        <Button aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t(isOpen ? 'planned.close' : 'planned.record')}
        </Button>
      ) : null}
      {isOpen ? <RecordPart round={round} /> : null}
    </li>
  )
}

function RecordPart({ round: { id, kind } }: { readonly round: RoundLine }) {
  const say = useText(roundMessages)
  const { say: word } = useProblemText()
  const record = useRecord(id)
  const { press, isBusy, error } = usePress()
  const [opened, setOpened] = useState<'concern' | 'no_answer' | null>(null)
  const close = () => setOpened(null)
  const take = (body: BodyOf<typeof recordRound>) => {
    close()
    void press(record(body))
  }
  return (
    <div className="row">
      <Button type="primary" disabled={isBusy} onClick={() => take({ result: 'well' })}>
        {say(`${kind}.well`)}
      </Button>
      <Button disabled={isBusy} onClick={() => setOpened('concern')}>
        {say('concern')}
      </Button>
      <Button disabled={isBusy} onClick={() => setOpened('no_answer')}>
        {say(`${kind}.no_answer`)}
      </Button>
      {error ? <Notice tone="bad" spoken title={word(error)} /> : null}
      {opened === 'concern' ? <ConcernSheet onTake={take} onClose={close} /> : null}
      {opened === 'no_answer' ? <NoAnswerSheet kind={kind} onTake={take} onClose={close} /> : null}
    </div>
  )
}
