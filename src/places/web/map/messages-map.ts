import { defineMessages } from '../../../platform/i18n/messages.ts'
import { hant } from './messages-map.hant.generated.ts'

export const mapMessages = defineMessages(
  {
    'map.title': ['小区图', 'Map of the estate'],
    'map.label': ['{name}的网格和楼栋', 'Grids and buildings of {name}'],
    'map.layers': ['看什么', 'What to show'],
    'map.grids': ['网格', 'Grids'],
    'map.in': ['放大', 'Zoom in'],
    'map.out': ['缩小', 'Zoom out'],
    'map.flat': [
      '这台电脑画不了地图，这里是平面图，看的和点的都一样。',
      'This machine cannot draw the map; this plan shows and does the same.',
    ],
    'map.no-anchor': [
      '小区还没有定位，这里是平面图。导入 GeoJSON 后就有地图。',
      'The estate is not set down on the earth yet, so this is a plan. Bring in GeoJSON for a map.',
    ],
    'map.open': ['打开这栋楼', 'Open the building'],
    'map.move': ['划到别的网格', 'Move to another grid'],
    'map.moves': ['已排好，{day} 起划走。', 'A move is planned from {day} on.'],
    'map.pick': ['点一栋楼看看。', 'Click a building.'],
    'map.pick-move': [
      '点一栋楼看看，也可以把它划到别的网格。',
      'Click a building to look at it or to move it to another grid.',
    ],
    'map.pick-grid': ['在图上点要划去的网格，或在下面选。', 'Click the grid it goes to, or choose it below.'],
    'map.list-below': [
      '下面的表和图说的一样，键盘和读屏都能用。',
      'The list below says the same, for keyboard and screen reader.',
    ],
    'layer.matters': ['没办完的事', 'Open matters'],
    'layer.matters-open': ['{count} 件没办完', '{count} open'],
    'layer.matters-late': ['{count} 件没办完，有超时的', '{count} open, some late'],
    'layer.none-open': ['没有', 'None'],
    'layer.some-open': ['有没办完的', 'Some open'],
    'layer.some-late': ['有超时的', 'Some late'],
    'layer.areas': ['责任区', 'Duty areas'],
    'layer.area-none': ['没有队伍', 'No team'],
    'layer.area-some': ['有队伍', 'A team'],
    'layer.uncovered': ['缺人的楼', 'Uncovered'],
    'layer.covered': ['楼长、队伍、网格员都有', 'Captain, team and worker'],
    'layer.lacks': ['缺：{what}', 'Lacks: {what}'],
    'layer.lacks-some': ['缺一两样', 'Something lacks'],
    'layer.lacks-all': ['一样都没有', 'Nobody at all'],
    'layer.captain': ['楼长', 'captain'],
    'layer.team': ['队伍', 'team'],
    'layer.worker': ['网格员', 'grid worker'],
  },
  hant,
)
