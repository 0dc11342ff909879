import { defineMessages } from '../../../../platform/i18n/messages.ts'
import { hant } from './messages-building-matters.hant.generated.ts'

export const buildingMattersMessages = defineMessages(
  {
    'house.matters': ['没办完的事', 'Open matters'],
    'house.matters-count': ['{count} 件', '{count}'],
    'house.matters-none': ['这栋楼没有没办完的事。', 'Nothing is open in this building.'],
  },
  hant,
)
