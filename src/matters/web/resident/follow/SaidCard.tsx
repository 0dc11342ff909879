import { Button } from '../../../../platform/web/Button.tsx'
import { useText } from '../../../../platform/web/LanguageProvider.tsx'
import { confirmMatter, type ReporterPage, rateMatter } from '../../../contract-public.ts'
import { followMessages } from './messages.ts'
import type { Acts } from './use-acts.ts'

type Props = { readonly page: ReporterPage; readonly acts: Acts; readonly onNo: () => void }

/** What she said of the end, in the place of the question; it may be changed while the server allows it. */
export function SaidCard({ page, acts, onNo }: Props) {
  const t = useText(followMessages)
  const rating = page.rating === 'mostly' || page.rating === 'solved' ? page.rating : null
  const word = page.said === 'not' ? t('rate.not') : rating ? t(`rate.${rating}`) : t('ask.right')
  return (
    <section className="card stack" aria-labelledby="ask">
      <div role="status">
        <h2 id="ask">{t('said.title', { word })}</h2>
      </div>
      {page.said === 'not' ? (
        <SaidNo page={page} acts={acts} onNo={onNo} />
      ) : (
        <SaidYes page={page} acts={acts} onNo={onNo} />
      )}
    </section>
  )
}

/** A yes is followed by how it went, which nobody has to say. */
function SaidYes({ page: { abilities, rating }, acts, onNo }: Props) {
  const t = useText(followMessages)
  if (!abilities.rate) return <p>{t('said.thanks')}</p>
  return (
    <>
      <p>{rating ? t('said.thanks') : t('said.rate')}</p>
      <div className="two-columns">
        {(['solved', 'mostly'] as const).map((each) => (
          <Button
            key={each}
            wide
            aria-pressed={each === rating}
            onClick={() => void acts.send(rateMatter, { rating: each }, t(`rate.${each}`))}
          >
            {t(`rate.${each}`)}
          </Button>
        ))}
      </div>
      <Button kind="quiet" onClick={onNo}>
        {t('said.not-after-all')}
      </Button>
    </>
  )
}

/** A no opens nothing by itself; what does is said. */
function SaidNo({ page: { abilities, number }, acts, onNo }: Props) {
  const t = useText(followMessages)
  return (
    <>
      <p>{abilities.dispute ? t('said.again') : t('rate.not-report', { number })}</p>
      {abilities.dispute ? (
        <Button wide onClick={onNo}>
          {t('ask.dispute-send')}
        </Button>
      ) : null}
      {abilities.rate ? (
        <Button kind="quiet" onClick={() => void takeBack()}>
          {t('said.right-after-all')}
        </Button>
      ) : null}
    </>
  )

  function takeBack(): Promise<void> {
    if (abilities.confirm) return acts.send(confirmMatter, {}, t('ask.right'))
    return acts.send(rateMatter, { rating: 'solved' }, t('rate.solved'))
  }
}
