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
