import { defineMessages } from '../../platform/i18n/messages.ts'
import { hant } from './messages.hant.generated.ts'

export const placesMessages = defineMessages(
  {
    'places.title': ['地方', 'Places'],
    'places.counts': [
      '{grids} 个网格 · {buildings} 栋楼 · {staircases} 个楼梯 · {dwellings} 户',
      '{grids} grids · {buildings} buildings · {staircases} staircases · {dwellings} dwellings',
    ],
    'places.all-sheets': ['打印全部楼梯二维码', 'Print the QR codes of all staircases'],
    'places.grid-sheets': ['打印本网格二维码', 'QR codes of this grid'],
    'places.sheet': ['二维码', 'QR code'],
    'places.building-sheets': ['整栋', 'Building'],
    'places.drawing': ['正在排版', 'Drawing'],
    'places.building': ['楼栋', 'Building'],
    'places.floors': ['层数', 'Floors'],
    'places.lift': ['电梯', 'Lift'],
    'places.has-lift': ['有', 'yes'],
    'places.no-lift': ['无', 'no'],
    'places.staircases': ['楼梯', 'Staircases'],
    'places.buildings': ['{count} 栋', '{count} buildings'],
    'places.matters': ['看这个网格的事', 'Matters of this grid'],
    'places.find': ['找楼栋，例如 36', 'Find a building, for example 36'],
    'places.none': ['没有这样的楼栋。', 'There is no such building.'],
    'places.loading': ['正在打开地方', 'Opening the places'],
    'places.retry': ['再试一次', 'Try again'],
    'places.refused': ['这一项由书记和前台来改。', 'Secretary and desk clerks change this.'],
    'places.public-address-unset': [
      '还没有设本系统的外部网址，印出来的码扫不开。请管理员设好 PUBLIC_ADDRESS 再印。',
      'The public address is not set, so the codes would lead nowhere. Ask the administrator to set PUBLIC_ADDRESS first.',
    ],
    'places.grids': ['网格', 'Grids'],
    'places.list': ['全部楼栋', 'All buildings'],
    'places.dwellings': ['户数', 'Dwellings'],
    'places.moves': ['（{day} 起划走）', '(moves on {day})'],
    'places.day': ['某一天有多少', 'How many on a day'],
    'places.day-on': ['哪一天', 'Which day'],
    'places.no-buildings': ['还没有楼栋。', 'There are no buildings yet.'],
    'places.no-buildings-do': [
      '在下面登记第一栋楼，楼梯和门户一起就有。',
      'Add the first building below; its staircases and doors come with it.',
    ],
  },
  hant,
)
