import { defineMessages } from '../../../platform/i18n/messages.ts'
import { hant } from './messages-grids.hant.generated.ts'

export const gridMessages = defineMessages(
  {
    'grid.merge': ['并入别的网格', 'Merge into another'],
    'grid.split': ['分出一个网格', 'Split off a grid'],
    'grid.end': ['停用网格', 'End the grid'],
    'grid.ends-on': ['{day} 起不再有', 'ends on {day}'],
    'grid.into': ['并入', 'Into'],
    'grid.choose': ['选网格', 'Choose a grid'],
    'grid.name': ['新网格的名称', 'Name of the new grid'],
    'grid.buildings': ['分出去的楼', 'Buildings that go'],
    'grid.merge-title': ['把 {grid} 并入别的网格', 'Merge {grid} into another grid'],
    'grid.merge-follows': [
      '从 {day} 起，{grid} 的 {count} 栋楼都划到 {into}，界线合成一块。',
      'From {day} on the {count} buildings of {grid} belong to {into}; the two outlines become one.',
    ],
    'grid.split-title': ['从 {grid} 分出一个网格', 'Split a grid off {grid}'],
    'grid.split-follows': [
      '从 {day} 起，选中的 {count} 栋楼归新网格，界线画在两边楼的中间。',
      'From {day} on the {count} chosen buildings belong to the new grid; the border runs halfway between.',
    ],
    'grid.split-posts': [
      '新网格有自己的办公室。请管理员派好网格长和网格员。',
      'The new grid has an office of its own. Ask the administrator to fill its posts.',
    ],
    'grid.follows-matters': [
      '没办完的事仍由现在的办公室办完，期限不变。',
      'Open matters stay with the office that holds them; their deadlines do not change.',
    ],
    'grid.follows-posts': [
      '{grid} 的岗位留着，手上的事办完再撤。',
      'The posts of {grid} stay until what they hold is done.',
    ],
    'grid.follows-history': [
      '之前哪天有几个网格、楼在哪里，照旧可查。那天之前可以取消。',
      'Earlier days stay as they were. Until its day it can be taken back.',
    ],
    'grid.end-title': ['停用 {grid}', 'End {grid}'],
    'grid.end-follows': [
      '里面没有楼的网格才能停用。它留在历史里。',
      'Only a grid without buildings ends. It stays in the history.',
    ],
    'grid.planned-merge': ['已排好，{day} 起并入 {other}。', 'Planned: goes over into {other} from {day} on.'],
    'grid.planned-split': ['已排好，{day} 起分出 {other}。', 'Planned: {other} is split off from {day} on.'],
    'grid.planned-end': ['已排好，{day} 起停用。', 'Planned: ends on {day}.'],
    'grid.withdraw': ['取消这次变动', 'Take it back'],
    'grid.withdraw-title': ['取消 {grid} 的变动', 'Take back what is planned for {grid}'],
    'grid.withdraw-follows': ['楼和界线都照现在的样子，不再变。', 'Buildings and outlines stay as they are now.'],
    'field.nothing-planned': [
      '没有排好的变动，可能刚才已经取消。',
      'Nothing is planned; it may have been taken back just now.',
    ],
    'field.others-move-there': [
      '有别的楼要划到新网格。先取消那一次。',
      'Another building is to move to the new grid. Withdraw that first.',
    ],
    'field.itself': ['不能并入自己。', 'A grid cannot merge into itself.'],
    'field.not-side-by-side': [
      '这两个网格的界线不相连。先用 GeoJSON 把界线画到一起，再合并。',
      'The two outlines do not touch. Bring in outlines that do, then merge.',
    ],
    'field.grid-planned-already': ['这个网格已经排了一次变动。', 'A change of this grid is planned already.'],
    'field.building-planned-already': [
      '有的楼已经排了划转。先取消那一次，或等到那天以后。',
      'Some building is planned to move already. Withdraw that first, or wait until it is done.',
    ],
    'field.none-stays': ['不能全部分出去，至少留一栋。', 'At least one building must stay.'],
    'field.not-in-this-grid': ['有一栋不在这个网格。', 'One of them is not in this grid.'],
    'field.not-apart': [
      '选中的楼和留下的楼之间画不出一条直线。换一批连在一起的楼。',
      'No straight line runs between those that go and those that stay. Choose buildings that stand together.',
    ],
    'field.has-buildings': [
      '里面还有楼。先把楼划走，或并入别的网格。',
      'There are buildings in it. Move them first, or merge it into another grid.',
    ],
    'field.too-many-grids': ['网格编号用完了，最多 99 个。', 'There are no numbers left: 99 grids at most.'],
  },
  hant,
)
