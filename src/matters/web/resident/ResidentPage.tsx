import './resident.css'
import { type ReactNode, useEffect } from 'react'
import { useCommunity } from '../../../places/web/index.ts'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { PageLink } from '../../../platform/web/navigation.tsx'
import { OfflineLine } from '../../../platform/web/OfflineLine.tsx'
import { PageFrame } from '../../../platform/web/PageFrame.tsx'
import { useConnection } from '../../../platform/web/use-connection.ts'
import { useOutbox } from '../../../platform/web/use-outbox.ts'
import { residentMessages } from './messages.ts'

type Props = {
  /** Title of the browser's tab. */
  readonly title: string
  readonly back?: string
  readonly action?: ReactNode
  /** A screen of a report: nothing at its foot leads away. */
  readonly isStep?: boolean
  readonly children: ReactNode
}

/** A page of the residents' side: frame, connection, foot; the focus goes to its beginning when it opens. */
export function ResidentPage({ title, back, action, isStep = false, children }: Props) {
  const { community, isDemo } = useCommunity()
  useOpening(title)
  return (
    <PageFrame
      community={community?.name ?? null}
      isDemo={isDemo}
      {...(back ? { back } : {})}
      isStep={isStep}
      action={action}
      foot={isStep ? null : <Foot />}
    >
      <ConnectionLine />
      {children}
    </PageFrame>
  )
}

function Foot() {
  const t = useText(residentMessages)
  return (
    <nav className="row" aria-label={t('foot.pages')}>
      <PageLink href="/">{t('foot.home')}</PageLink>
      <PageLink href="/board">{t('board.title')}</PageLink>
      <PageLink href="/me">{t('foot.me')}</PageLink>
      <PageLink href="/privacy">{t('foot.privacy')}</PageLink>
      <a href="/pocket">{t('foot.staff')}</a>
    </nav>
  )
}

function ConnectionLine() {
  const { pending, oldestAt, needsAttention, inMemory } = useOutbox()
  return (
    <OfflineLine
      connection={useConnection()}
      pending={pending}
      oldestAt={oldestAt}
      attention={needsAttention.length}
      inMemory={inMemory}
    />
  )
}

let isFirstPage = true

function useOpening(title: string): void {
  useEffect(() => {
    document.title = title
  }, [title])
  useEffect(() => {
    // The browser itself begins at the top of the first page.
    if (!isFirstPage) document.getElementById('content')?.focus({ preventScroll: true })
    isFirstPage = false
  }, [])
}
