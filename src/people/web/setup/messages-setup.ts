import { defineMessages } from '../../../platform/i18n/messages.ts'
import { hant } from './messages-setup.hant.generated.ts'

export const setupMessages = defineMessages(
  {
    'setup.title': ['先把港湾安顿好', 'Set Gangwan up'],
    'setup.lead': [
      '这里还没有账号。填好下面几项就能用；这一页只出现这一次。',
      'There is no account yet. Fill this in and it can be used; this page appears only once.',
    ],
    'setup.code': ['设置码', 'Set-up code'],
    'setup.code-help': [
      '启动程序的那个窗口里写着，四组字母和数字。',
      'It stands in the window where the program was started: four groups of letters and digits.',
    ],
    'setup.administrator': ['系统管理员', 'Administrator'],
    'setup.administrator-why': [
      '开账号、给任职。自己看不到居民的事。',
      'Makes accounts and grants posts; sees no matters of residents.',
    ],
    'setup.officer': ['安全保密员', 'Security officer'],
    'setup.officer-why': [
      '确认每一次任职。必须是另外一个人：一个人给，另一个人认。',
      'Confirms each post. Has to be another person: one grants, the other confirms.',
    ],
    'setup.name': ['姓名', 'Name'],
    'setup.username': ['用户名', 'User name'],
    'setup.username-help': [
      '小写字母、数字、点或横线，3 到 32 个',
      'Lower-case letters, digits, dots or dashes; 3 to 32',
    ],
    'setup.password': ['密码', 'Password'],
    'setup.password-help': ['至少 12 个字，可以是一句话', 'At least 12 characters; a sentence is fine'],
    'setup.community': ['社区', 'Community'],
    'setup.community-why': [
      '代码是统计用区划代码，居委会的公章备案和统计表上都有。',
      'The codes are those of official statistics; they stand on the committee’s own forms.',
    ],
    'setup.subdistrict-name': ['街道名称', 'Sub-district'],
    'setup.subdistrict-code': ['街道代码（9 位）', 'Sub-district code (9 digits)'],
    'setup.community-name': ['社区名称', 'Community name'],
    'setup.community-code': ['社区代码（12 位）', 'Community code (12 digits)'],
    'setup.short-code': ['简码', 'Short code'],
    'setup.short-code-help': [
      '2 到 4 个大写字母，写在每件事的编号和楼道码前面，以后不改',
      '2 to 4 capital letters, in front of every number and staircase code; it never changes',
    ],
    'setup.grids': ['网格和楼栋', 'Grids and buildings'],
    'setup.grids-why': [
      '每个网格一行，先按大多数楼的样子填。楼栋填 0，这个网格就先空着。',
      'One line for each grid, filled in as most of its buildings are. With 0 buildings the grid begins empty.',
    ],
    'setup.grid-count': ['网格数', 'Number of grids'],
    'setup.grid': ['第 {n} 网格', 'Grid {n}'],
    'setup.buildings': ['楼栋', 'Buildings'],
    'setup.staircases': ['每栋楼梯', 'Staircases in each'],
    'setup.floors': ['楼层', 'Floors'],
    'setup.doors': ['每梯每层户数', 'Doors per floor and staircase'],
    'setup.cell': ['第 {n} 网格：{what}', 'Grid {n}: {what}'],
    'setup.copy': ['都照第一行填', 'Fill all like the first'],
    'setup.total': ['共 {buildings} 栋、{dwellings} 户', '{buildings} buildings, {dwellings} dwellings in all'],
    'setup.submit': ['开始使用', 'Begin'],
    'setup.busy': ['正在安顿，楼多的话要几秒', 'Setting up; with many buildings this takes a few seconds'],
    'setup.done': ['安顿好了', 'It is set up'],
    'setup.done-next': [
      '先请{administrator}登录，给同事开账号、给任职；再请{officer}登录确认。确认以后，任职才算数。',
      'First {administrator} signs in, makes accounts and grants posts; then {officer} signs in and confirms them. Only then do they count.',
    ],
    'setup.sign-in': ['去登录', 'To sign-in'],
    'people.setup-code-needed': [
      '设置码不对。请看启动程序的那个窗口。',
      'The set-up code is not right. Look at the window where the program was started.',
    ],
    'people.only-at-the-machine': [
      '请在运行程序的那台电脑上打开本页来设置。要从别的电脑设置，请先填 PUBLIC_ADDRESS 再启动，窗口会显示设置码。',
      'Set up at the machine that runs the program. To do it from elsewhere, set PUBLIC_ADDRESS first: the window then shows a code.',
    ],
    'people.already-set-up': [
      '已经有人安顿好了。请刷新，然后登录。',
      'Somebody has set it up already. Reload, then sign in.',
    ],
    'field.same-as-administrator': ['要和管理员不是同一个人', 'Has to be another person than the administrator'],
    'field.taken': ['已经有人用了，请换一个', 'This is taken; choose another'],
    'field.too-short': ['太短了', 'Too short'],
    'field.like-the-name': ['跟姓名太像', 'Too much like the name'],
    'field.too-few-different': ['用的字太少', 'Too few different characters'],
    'field.too-common': ['太常见了，请换一个', 'Too common; choose another'],
  },
  hant,
)
