import { useState } from 'react'
import { Button } from '../../../../platform/web/Button.tsx'
import { useText } from '../../../../platform/web/LanguageProvider.tsx'
import { confirmMatter, type ReporterPage, rateMatter } from '../../../contract-public.ts'
import { followMessages } from './messages.ts'
import { NoForm } from './NoForm.tsx'
import { SaidCard } from './SaidCard.tsx'
import type { Acts } from './use-acts.ts'

type Props = { readonly page: ReporterPage; readonly acts: Acts }
type CardProps = Props & { readonly onNo: () => void }

/** The one question whether it is right, a no with what is still wrong, and what she said of it. */
export function AskCard({ page, acts }: Props) {
  const [isSayingNo, setSayingNo] = useState(false)
  const { abilities } = page
  if (isSayingNo) return <NoForm page={page} acts={acts} onDone={() => setSayingNo(false)} />
  const card = { page, acts, onNo: () => setSayingNo(true) }
  if (page.said) return <SaidCard {...card} />
  if (abilities.confirm) return <Question {...card} />
  if (abilities.rate) return <HowItWent {...card} />
  return abilities.dispute ? <Disagree {...card} /> : null
}

function Question({ page: { abilities }, acts, onNo }: CardProps) {
  const t = useText(followMessages)
  const isBusy = acts.waiting.length > 0
  return (
    <section className="card stack ask" aria-labelledby="ask">
      <div>
        <h2 id="ask">{t('ask.title')}</h2>
        <p>{t('ask.lead')}</p>
      </div>
      <div className="two-columns">
        <Button
          kind="primary"
          glyph="check"
          wide
          busy={isBusy}
          onClick={() => void acts.send(confirmMatter, {}, t('ask.right'))}
        >
          {t('ask.right')}
        </Button>
        {abilities.notYet || abilities.dispute || abilities.rate ? (
          <Button wide busy={isBusy} onClick={onNo}>
            {t('ask.not-right')}
          </Button>
        ) : null}
      </div>
    </section>
  )
}

/** What could not be done is right for nobody; whether she can live with it is the question. */
function HowItWent({ acts, onNo }: CardProps) {
  const t = useText(followMessages)
  const isBusy = acts.waiting.length > 0
  return (
    <section className="card stack ask" aria-labelledby="ask">
      <div>
        <h2 id="ask">{t('rate.title')}</h2>
        <p>{t('rate.not-done-lead')}</p>
      </div>
      <div className="three-columns">
        {(['solved', 'mostly'] as const).map((rating) => (
          <Button
            key={rating}
            busy={isBusy}
            onClick={() => void acts.send(rateMatter, { rating }, t(`rate.${rating}`))}
          >
            {t(`rate.${rating}`)}
          </Button>
        ))}
        <Button busy={isBusy} onClick={onNo}>
          {t('rate.not')}
        </Button>
      </div>
    </section>
  )
}

function Disagree({ acts, onNo }: CardProps) {
  const t = useText(followMessages)
  return (
    <section className="card stack ask" aria-labelledby="ask">
      <div>
        <h2 id="ask">{t('ask.disagree-title')}</h2>
        <p>{t('ask.disagree-lead')}</p>
      </div>
      <Button wide busy={acts.waiting.length > 0} onClick={onNo}>
        {t('ask.disagree')}
      </Button>
    </section>
  )
}
