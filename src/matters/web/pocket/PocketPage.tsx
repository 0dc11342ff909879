import './pocket.css'
import type { ReactNode } from 'react'
import { usePocketSession } from '../../../people/web/pocket/index.ts'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { goTo, useAddress } from '../../../platform/web/navigation.tsx'
import { OfflineLine } from '../../../platform/web/OfflineLine.tsx'
import { PocketFrame, type PocketTab } from '../../../platform/web/PocketFrame.tsx'
import { useConnection } from '../../../platform/web/use-connection.ts'
import { useNow } from '../../../platform/web/use-now.ts'
import { groupOf } from './due-groups.ts'
import { areaTab } from './duty.ts'
import { pocketMessages } from './messages.ts'
import { useMyOutbox, useVerdicts } from './my-outbox.ts'
import { useQueue } from './queries.ts'
import { useApprovals } from './use-approvals.ts'

type Props = {
  readonly title: string
  readonly children: ReactNode
  /** Address that the back button goes to; such a screen has no tabs, its action stands at the thumb instead. */
  readonly back?: string
  readonly action?: ReactNode
}

/** A screen of the phone with the quiet line about the connection and the tabs of this person. */
export function PocketPage({ title, children, back, action }: Props) {
  const { isDemo } = usePocketSession()
  const { waiting, refused, inMemory } = useMyOutbox()
  useVerdicts()
  const tabs = useTabs()
  const line = {
    connection: useConnection(),
    pending: waiting.length,
    oldestAt: waiting[0]?.at ?? null,
    attention: refused.length,
    inMemory,
    onOpen: () => goTo('/pocket/outbox'),
  }
  return (
    <PocketFrame
      title={title}
      isDemo={isDemo}
      line={<OfflineLine {...line} />}
      {...(back ? { back } : { tabs })}
      {...(action ? { action } : {})}
    >
      {children}
    </PocketFrame>
  )
}

function useTabs(): [PocketTab, PocketTab?, PocketTab?, PocketTab?] {
  const t = useText(pocketMessages)
  const { posts } = usePocketSession()
  const { path } = useAddress()
  const { refused } = useMyOutbox()
  const mine = useQueue('mine')
  const now = useNow()
  const lines = mine.data?.pages.flatMap((page) => page.items) ?? []
  const { lines: toApprove } = useApprovals()
  const pressing = [...lines.filter((line) => groupOf(line, now) !== 'later'), ...toApprove].map(({ id }) => id)
  const around = areaTab(posts)
  const tab = (href: string, label: string, glyph: PocketTab['glyph']) => ({
    href,
    label,
    glyph,
    isCurrent: path === href,
  })
  const today = { ...tab('/pocket', t('tab.today'), 'clock'), count: new Set(pressing).size }
  const me = { ...tab('/pocket/me', t('tab.me'), 'person'), count: refused.length }
  if (!around) return [today, me]
  return [today, tab('/pocket/grid', t(around), 'list'), tab('/pocket/report', t('tab.report'), 'plus'), me]
}
