import { defineMessages } from '../../../platform/i18n/messages.ts'
import { remarkWords } from '../../import/rules-remark-words.ts'
import { hant } from './messages-problems-imports.hant.generated.ts'

const ofFields = Object.fromEntries(Object.entries(remarkWords).map(([reason, words]) => [`field.${reason}`, words]))

/** What is wrong with what was typed in place of a cell, and why an import cannot be taken back. */
export const importProblems = defineMessages(
  {
    ...ofFields,
    'people.import-built-on:consent': [
      '有居民后来答应或收回过用途，不能整批撤回。请逐条改正。',
      'A resident has agreed to something or taken it back since, so the import stays. Put single records right.',
    ],
    'people.import-built-on:opened': [
      '有人已经打开过这些居民的电话，记录要留着，不能整批撤回。请逐条改正。',
      'Somebody has opened a telephone since, which stays on record, so the import stays. Put single records right.',
    ],
  } as Record<string, readonly [string, string]>,
  hant,
)
