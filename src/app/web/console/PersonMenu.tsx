import { App, Button, Dropdown } from 'antd'
import { leaveSession, useSession } from '../../../people/web/index.ts'
import { Glyph } from '../../../platform/web/Glyph.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { consoleMessages } from './messages.ts'

/** Who is signed in, and the way out. */
export function PersonMenu() {
  const t = useText(consoleMessages)
  const { message } = App.useApp()
  const { name } = useSession()
  const items = [{ key: 'sign-out', label: t('person.sign-out') }]
  const leave = () => void leaveSession().catch(() => message.error(t('person.failed')))
  return (
    <Dropdown trigger={['click']} menu={{ items, onClick: leave }} placement="bottomRight">
      <Button type="text" icon={<Glyph name="person" />} aria-label={t('person.label', { name })} aria-haspopup="menu">
        <span aria-hidden="true">{name}</span>
      </Button>
    </Dropdown>
  )
}
