import { formatMoment } from '../../../../platform/i18n/moments.ts'
import { useLanguage, useText } from '../../../../platform/web/LanguageProvider.tsx'
import { Notice } from '../../../../platform/web/Notice.tsx'
import { StatusMark, type Tone } from '../../../../platform/web/StatusMark.tsx'
import type { EngineState } from '../../../contract-engine.ts'
import { CareTabs } from '../CareTabs.tsx'
import { careDeskMessages } from '../messages.ts'
import { PlanSection } from '../PlanSection.tsx'
import { useEngine } from '../queries.ts'
import { Answered } from './Answered.tsx'
import { keepingMessages } from './messages-keeping.ts'

const tones: Readonly<Record<EngineState['state'], Tone>> = { going: 'good', standing: 'bad', unknown: 'watch' }

/** Whether the engine of care goes: its heartbeat, the auditor’s, what stands still, and what is held. */
export function EnginePage() {
  const t = useText(keepingMessages)
  const engine = useEngine()
  return (
    <>
      <CareTabs />
      <h1>{t('state.title')}</h1>
      <Answered asked={engine}>{(state) => <State state={state} />}</Answered>
    </>
  )
}

function State({ state }: { readonly state: EngineState }) {
  const t = useText(keepingMessages)
  const desk = useText(careDeskMessages)
  const { language } = useLanguage()
  // By the clock of the machine, which looked last: a browser’s may be wrong.
  const now = state.lookedAt ?? state.engineAt ?? ''
  const at = (moment: string | null) =>
    moment ? new Date(moment).toLocaleTimeString('en-GB', { timeZone: 'Asia/Shanghai' }) : t('state.unknown')
  const since = (moment: string) => formatMoment(moment, now, language)
  return (
    <>
      <p>
        <StatusMark tone={tones[state.state]} word={t(`state.${state.state}`)} />
      </p>
      {state.heldSince ? (
        <Notice tone="watch" title={t('state.held', { since: since(state.heldSince) })}>
          <p>{t('state.held-why')}</p>
          <p>
            {t('state.held-how')} <code>gangwan care release</code>
          </p>
        </Notice>
      ) : null}
      <PlanSection title={t('state.stands')}>
        {state.standing.length === 0 ? (
          <p>{state.state === 'standing' ? desk('still.engine') : t('state.nothing')}</p>
        ) : null}
        {state.state === 'standing' ? <p>{desk('trouble.still-do')}</p> : null}
        <ul>
          {state.standing.map(({ kind, count, since: oldest }) => (
            <li key={kind}>{t(`state.${kind}`, { count, since: since(oldest) })}</li>
          ))}
        </ul>
      </PlanSection>
      <section className="card">
        <dl className="care-facts">
          <dt>{t('state.engine')}</dt>
          <dd>{at(state.engineAt)}</dd>
          <dt>{t('state.auditor')}</dt>
          <dd>{at(state.lookedAt)}</dd>
          <dt>{t('state.clock')}</dt>
          <dd>{t(state.clockInDoubt ? 'state.clock-doubt' : 'state.clock-good')}</dd>
          <dt>{t('state.gateway')}</dt>
          <dd>{t(state.hasGateway ? 'state.gateway-set' : 'state.gateway-none')}</dd>
        </dl>
      </section>
    </>
  )
}
