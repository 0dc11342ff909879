import { usePocketSession } from '../../../people/web/pocket/index.ts'
import { ButtonLink } from '../../../platform/web/Button.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { PocketFrame } from '../../../platform/web/PocketFrame.tsx'
import { Empty } from '../../../platform/web/states.tsx'
import { LeaveButton } from './LeaveButton.tsx'
import { pocketMessages } from './messages.ts'

/** For those whose work is not on the phone. */
export function NotHerePage() {
  const t = useText(pocketMessages)
  const { isDemo } = usePocketSession()
  return (
    <PocketFrame title={t('tab.me')} isDemo={isDemo}>
      <Empty
        title={t('me.not-here')}
        action={
          <ButtonLink kind="primary" href="/console">
            {t('me.console')}
          </ButtonLink>
        }
      >
        {t('me.not-here-do')}
      </Empty>
      <LeaveButton unsent={0} />
    </PocketFrame>
  )
}
