import { useText } from '../../../platform/web/LanguageProvider.tsx'
import type { ResidentLine } from '../../contract-residents.ts'
import { residentMessages } from './messages-residents.ts'

/** How a resident's facts are said. */
export function useResidentWords() {
  const t = useText(residentMessages)
  return {
    t,
    birth: ({ birth }: Pick<ResidentLine, 'birth'>) => {
      if (!birth) return null
      const { year, month } = birth
      return month === null ? t('birth.year', { year }) : t('birth.month', { year, month })
    },
    home: ({ home }: Pick<ResidentLine, 'home'>) =>
      home ? t('home.words', { building: home.buildingName, door: home.door }) : null,
    ended: ({ ended }: Pick<ResidentLine, 'ended'>) => (ended ? t(`ended.${ended.reason}`, { on: ended.on }) : null),
  }
}

/** A share as people say it: the whole, a half, a third, else in hundredths. */
export function shareWords(share: number): string {
  for (let parts = 1; parts <= 12; parts += 1) {
    if (Math.abs(share - 1 / parts) < 0.000005) return parts === 1 ? '100%' : `1/${parts}`
  }
  return `${Math.round(share * 10_000) / 100}%`
}
