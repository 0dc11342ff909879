import './frame.css'
import type { ReactNode } from 'react'
import { Glyph, type GlyphName } from './Glyph.tsx'
import { useText } from './LanguageProvider.tsx'
import { frameMessages } from './messages.ts'
import { PageLink } from './navigation.tsx'
import { DemoRibbon } from './PageFrame.tsx'

export type PocketTab = {
  readonly href: string
  readonly label: string
  readonly glyph: GlyphName
  readonly isCurrent: boolean
  /** Things that wait behind it; not shown when 0. */
  readonly count?: number
}

type Props = {
  readonly title: string
  readonly children: ReactNode
  /** At most four. None while signing in. */
  readonly tabs?: readonly [PocketTab, PocketTab?, PocketTab?, PocketTab?]
  /** Address that the back button goes to. */
  readonly back?: string
  /** The one primary action, above the tabs at the thumb. */
  readonly action?: ReactNode
  /** The quiet line about the connection (`OfflineLine`). */
  readonly line?: ReactNode
  readonly isDemo?: boolean
}

/** A screen of the phone for staff and volunteers: title, one thing, the action at the thumb, tabs. */
export function PocketFrame({ title, children, tabs, back, action, line, isDemo = false }: Props) {
  const t = useText(frameMessages)
  return (
    <div className="pocket">
      {isDemo ? <DemoRibbon /> : null}
      <header className="pocket-head">
        {back ? (
          <PageLink className="pocket-back" href={back} aria-label={t('frame.back')}>
            <Glyph name="back" />
          </PageLink>
        ) : null}
        <h1>{title}</h1>
      </header>
      {line}
      <main className="page-main stack">{children}</main>
      <div className="pocket-bottom no-print">
        {action ? <div className="pocket-action">{action}</div> : null}
        {tabs ? <Tabs tabs={tabs.filter((tab) => tab !== undefined)} /> : null}
      </div>
    </div>
  )
}

function Tabs({ tabs }: { readonly tabs: readonly PocketTab[] }) {
  const t = useText(frameMessages)
  return (
    <nav className="pocket-tabs" aria-label={t('frame.tabs')}>
      {tabs.map((tab) => (
        <PageLink
          key={tab.href}
          href={tab.href}
          className="pocket-tab"
          aria-current={tab.isCurrent ? 'page' : undefined}
        >
          <Glyph name={tab.glyph} size={140} />
          <span>
            {tab.label}
            {tab.count ? <span className="pocket-count">{tab.count}</span> : null}
          </span>
        </PageLink>
      ))}
    </nav>
  )
}
