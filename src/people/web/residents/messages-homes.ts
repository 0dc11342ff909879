import { defineMessages } from '../../../platform/i18n/messages.ts'
import { hant } from './messages-homes.hant.generated.ts'

/** What is said of households by their count and of shares; apart from what the search box loads with every page. */
export const homeMessages = defineMessages(
  {
    'act.count-add': ['只登记人数', 'Enter a head count'],
    'act.count': ['改人数', 'Correct the head count'],
    'act.count-end': ['这一户搬走了', 'This household moved away'],
    'form.count': ['共住几人', 'How many live there'],
    'form.share-of': ['份额 {n}（空着算 {equal}）', 'Share {n} (empty: {equal})'],
    'form.share-wrong': ['写成 1/2、60% 或 0.25，不超过整套。', 'Write it as 1/2, 60% or 0.25, at most the whole.'],
    'household.count-only': ['只登记了人数：{all} 人', 'Entered by head count alone: {all}'],
    'owners.sum-whole': ['合起来正好是整套。', 'Together they are the whole.'],
    'owners.sum-left': ['合起来 {sum}，还有 {left} 没登记。', 'Together {sum}; {left} is entered for nobody.'],
    'owners.sum-too-much': ['合起来 {sum}，超过整套。', 'Together {sum}: more than the whole.'],
    'count.why': [
      '不肯留名字、或者一时问不到的，先记住了几个人，数字里也算。',
      'Where names are not given yet, how many live there is enough; the figures count them.',
    ],
    'count.correct-why': ['有名有姓的都在册了，就空着。', 'Leave it empty once everybody is there by name.'],
  },
  hant,
)
