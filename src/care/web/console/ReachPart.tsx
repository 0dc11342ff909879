import { Button } from 'antd'
import { useState } from 'react'
import { formatMoment } from '../../../platform/i18n/moments.ts'
import { Notice } from '../../../platform/web/Notice.tsx'
import { useProblemText } from '../../../platform/web/problem-text.tsx'
import { StatusMark } from '../../../platform/web/StatusMark.tsx'
import { useNow } from '../../../platform/web/use-now.ts'
import type { Reach } from '../../contract-desk.ts'
import { useAlarmWords } from '../alarm-words.ts'
import { PlanSection } from './PlanSection.tsx'
import { useReach } from './queries.ts'
import { usePress } from './use-act.ts'
import { type Plan, usePlanWords } from './use-plan.ts'
import { usePlanActs } from './use-plan-acts.ts'

type Of = { readonly plan: Plan }
type Person = Reach['items'][number]

/** The chain as it would run now, and whether each number was shown to work. */
export function ReachPart({ plan }: Of) {
  const { t } = usePlanWords()
  const words = useAlarmWords()
  const reach = useReach(plan.id)
  return (
    <PlanSection title={t('reach.title')}>
      <ol className="care-chain">
        {plan.chain.map(({ kind, waitMinutes, reachable }) => (
          <li key={kind}>
            <span>{words.code('step', kind)}</span>
            <StatusMark
              tone={reachable > 0 ? 'good' : 'bad'}
              glyph={reachable > 0 ? 'check' : 'alert'}
              word={reachable > 0 ? t('reach.now', { n: reachable }) : t('reach.nobody')}
            />
            <span className="quiet">{t('reach.wait', { n: waitMinutes })}</span>
          </li>
        ))}
      </ol>
      <h3>{t('reach.numbers')}</h3>
      <ul className="care-lines">
        {reach.data?.items.map((person) => (
          <PersonLine key={person.id} plan={plan} person={person} />
        ))}
      </ul>
    </PlanSection>
  )
}

function PersonLine({ plan, person }: Of & { readonly person: Person }) {
  const { t, language } = usePlanWords()
  const words = useAlarmWords()
  const { prove, link } = usePlanActs(plan.id)
  const { press, isBusy, error } = usePress()
  const { say } = useProblemText()
  const now = useNow()
  const [address, setAddress] = useState<string | null>(null)
  const who = `${words.code('role', person.role)} ${person.name}`
  const isKin = person.role === 'person' || person.role === 'family'
  const give = () =>
    press(async (commandId) => {
      const { path } = await link(person.role === 'family' ? person.id : undefined)(commandId)
      setAddress(`${location.origin}${path}`)
    })
  const tried = (worked: boolean) => () => void press(prove({ recipient: person.id, channel: 'voice', worked }))
  return (
    <li>
      <span>{who}</span>
      <ProofMark person={person} words={(moment) => formatMoment(moment, now, language)} />
      {plan.mayKeep && person.hasPhone ? (
        <>
          <Button size="small" disabled={isBusy} aria-label={`${t('reach.works')} ${who}`} onClick={tried(true)}>
            {t('reach.works')}
          </Button>
          <Button size="small" disabled={isBusy} aria-label={`${t('reach.fails')} ${who}`} onClick={tried(false)}>
            {t('reach.fails')}
          </Button>
        </>
      ) : null}
      {plan.mayKeep && isKin ? (
        <Button
          size="small"
          disabled={isBusy}
          aria-label={`${t('reach.family-link')} ${who}`}
          onClick={() => void give()}
        >
          {person.role === 'person' ? t('reach.link') : t('reach.family-link')}
        </Button>
      ) : null}
      {address ? (
        <p className="care-address">
          {t('reach.link-words', { who })}
          <span>{address}</span>
        </p>
      ) : null}
      {error ? <Notice tone="bad" spoken title={say(error)} /> : null}
    </li>
  )
}

type ProofProps = { readonly person: Person; readonly words: (moment: string) => string }

function ProofMark({ person, words }: ProofProps) {
  const { t } = usePlanWords()
  const { hasPhone, provenAt, failedAt } = person
  if (!hasPhone) return <StatusMark tone="bad" word={t('reach.no-phone')} />
  if (failedAt && (!provenAt || failedAt >= provenAt))
    return <StatusMark tone="bad" word={t('reach.failed', { at: words(failedAt) })} />
  if (provenAt) return <StatusMark tone="good" word={t('reach.proven', { at: words(provenAt) })} />
  return <StatusMark tone="watch" word={t('reach.untried')} />
}
