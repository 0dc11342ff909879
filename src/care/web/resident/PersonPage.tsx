import { useEffect } from 'react'
import { ResidentPage } from '../../../matters/web/resident/index.ts'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { readSetting } from '../../../platform/web/settings.ts'
import { useTypeSize } from '../../../platform/web/TypeSizeProvider.tsx'
import { Away } from './Away.tsx'
import { Limits } from './Limits.tsx'
import { wellMessages } from './messages.ts'
import { Refused } from './Refused.tsx'
import { type Mine, useMineActs } from './use-mine.ts'
import { WellButton } from './WellButton.tsx'

/** Her own page: one button, what became of it, and what this is not. */
export function PersonPage({ mine }: { readonly mine: Mine }) {
  const t = useText(wellMessages)
  const acts = useMineActs()
  useLargeType()
  return (
    <ResidentPage title={t('well.title')}>
      <h1>{t('well.hello', { name: mine.name })}</h1>
      {mine.isActive ? <WellButton mine={mine} acts={acts} /> : <p>{t('well.asleep')}</p>}
      <Refused acts={acts} />
      {mine.isActive ? <Away mine={mine} acts={acts} open={t('away.open')} /> : null}
      <Limits dutyNumber={mine.dutyNumber} />
    </ResidentPage>
  )
}

/** Large type unless she, or whoever set up the phone, chose otherwise. */
function useLargeType(): void {
  const { choose } = useTypeSize()
  useEffect(() => {
    if (readSetting('type-step') === null) choose(1)
  }, [choose])
}
