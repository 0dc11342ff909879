import { defineMessages } from '../../platform/i18n/messages.ts'
import { hant } from './messages.hant.generated.ts'

export const shellMessages = defineMessages(
  {
    'shell.resident': ['港湾', 'Gangwan'],
    'shell.pocket': ['港湾 · 随身', 'Gangwan pocket'],
    'shell.console': ['港湾 · 工作台', 'Gangwan console'],
    'shell.unfinished': ['这里的页面还在装修，很快就好。', 'The screens behind this door are still being built.'],
  },
  hant,
)
