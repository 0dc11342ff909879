import { defineMessages } from '../../../../platform/i18n/messages.ts'
import { hant } from './messages-categories-form.hant.generated.ts'

/** What the list of categories says while it is edited. */
export const categoriesFormMessages = defineMessages(
  {
    'categories.title': ['分类和时限', 'Categories and limits'],
    'categories.hint': [
      '新时限只管生效以后报来的事；在办的照原来的算。',
      'New limits rule what is reported from then on; open matters keep theirs.',
    ],
    'categories.code': ['代码', 'Code'],
    'categories.hans': ['名称', 'Name'],
    'categories.en': ['英文', 'English'],
    'categories.tier': ['哪一级能办', 'Settled at'],
    'categories.firstAnswer': ['首次答复', 'First answer'],
    'categories.safe': ['排除危险', 'Made safe'],
    'categories.settled': ['办结', 'Settled'],
    'categories.private': ['不公开', 'Private'],
    'categories.amount': ['{what}，数', '{what}, amount'],
    'categories.clock': ['{what}，按什么算', '{what}, counted in'],
    'categories.of': ['{name}：{what}', '{name}: {what}'],
    'categories.none': ['无', 'none'],
    'categories.edit': ['改', 'Edit'],
    'categories.edit-of': ['改 {name}', 'Edit {name}'],
    'categories.done': ['改好了', 'Done'],
    'categories.remove': ['去掉这一类', 'Take off the list'],
    'categories.add': ['加一类', 'Add a category'],
    'categories.changed': ['变动：{codes}', 'changed: {codes}'],
    'categories.usual': ['照出厂的清单', 'the usual list'],
    'clock.working-days': ['工作日', 'working days'],
    'clock.working-minutes': ['办公时间分钟', 'working minutes'],
    'clock.calendar-days': ['自然日', 'calendar days'],
    'clock.minutes': ['分钟（不分昼夜）', 'minutes, day and night'],
    'limit.working-days': ['{amount} 个工作日', '{amount} working days'],
    'limit.working-minutes': ['办公时间 {amount} 分钟', '{amount} working minutes'],
    'limit.calendar-days': ['{amount} 个自然日', '{amount} calendar days'],
    'limit.minutes': ['{amount} 分钟', '{amount} minutes'],
    'field.code-taken': ['这个代码有了', 'This code is taken'],
    'field.always-private': ['纠纷、求助和急事从不公开', 'Disputes, care and emergencies are never public'],
    'field.runs-day-and-night': ['排除危险的钟昼夜都走', 'Making safe runs day and night'],
    'field.other-must-stay': ['“其他”（0999）要留着', 'Keep “other” (0999)'],
    'matters.wrong-setting': [
      '有的地方填得不对，已经标出来了，什么都没有改动。',
      'Something entered cannot hold; it is marked. Nothing was changed.',
    ],
  },
  hant,
)
