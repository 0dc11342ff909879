import { defineMessages } from '../../../platform/i18n/messages.ts'
import { hant } from './messages-totals.hant.generated.ts'

/** How many live here, and how matters stand, for everybody. */
export const totalMessages = defineMessages(
  {
    'totals.title': ['社区的数', 'Our numbers'],
    'totals.day': ['{day} 的数。', 'As of {day}.'],
    'totals.small': [
      '小于 5 的数不写；有时旁边的数也不写，免得算得出来。',
      'Numbers under 5 are left out, sometimes with the one beside it, so that none can be worked out.',
    ],
    'totals.left-out': ['不写', 'left out'],
    'totals.people': ['住在这里的人', 'Who lives here'],
    'totals.households': ['户', 'Households'],
    'totals.residents': ['居民', 'Residents'],
    'totals.overSixty': ['六十岁及以上', 'Sixty and over'],
    'totals.ages': ['按年龄', 'By age'],
    'band.under_14': ['14 岁以下', 'under 14'],
    'band.under_35': ['14–34 岁', '14–34'],
    'band.under_60': ['35–59 岁', '35–59'],
    'band.under_80': ['60–79 岁', '60–79'],
    'band.over_80': ['80 岁及以上', '80 and over'],
    'band.unknown': ['没有登记出生', 'no birth on record'],
    'totals.grids': ['按网格', 'By grid'],
    'totals.matters': ['报来的事', 'Matters'],
    'totals.all': ['一共', 'In all'],
    'state.open': ['还在办', 'still open'],
    'state.put_right': ['办好了', 'put right'],
    'state.not_done': ['没能办成', 'could not be done'],
    'state.not_confirmed': ['办了，没人确认', 'done, not confirmed'],
    'state.declined': ['没有受理', 'not taken on'],
  },
  hant,
)
