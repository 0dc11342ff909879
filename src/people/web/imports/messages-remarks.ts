import { defineMessages } from '../../../platform/i18n/messages.ts'
import { remarkWords } from '../../import/rules-remark-words.ts'
import { hant } from './messages-remarks.hant.generated.ts'

/** Reasons on lines and cells, the same words that go back on the sheet. */
export const remarkMessages = defineMessages(remarkWords as Record<string, readonly [string, string]>, hant)
