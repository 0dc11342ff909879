import './frame.css'
import type { ReactNode } from 'react'
import { HarbourMark } from './HarbourMark.tsx'
import { useText } from './LanguageProvider.tsx'
import { frameMessages } from './messages.ts'
import { PageLink } from './navigation.tsx'
import { LanguageSwitch, TypeSizeSwitch } from './Switches.tsx'

type Props = {
  readonly children: ReactNode
  /** Name of the community, once known. */
  readonly community?: string | null
  readonly isDemo?: boolean
  /** Address that the back button goes to; none on the first page. */
  readonly back?: string
  /** On a screen where something is being filled in only the type size is offered, so that the question stands higher. */
  readonly isStep?: boolean
  /** Stands at the thumb: the one primary action of the screen. */
  readonly action?: ReactNode
  /** Duty number, privacy page and the like. */
  readonly foot?: ReactNode
}

/** A resident's page: the harbour's mark, language and type size always in reach, one column. */
export function PageFrame({ children, community, isDemo = false, back, isStep = false, action, foot }: Props) {
  const t = useText(frameMessages)
  return (
    <div className="page">
      <a className="page-skip" href="#content">
        {t('frame.skip')}
      </a>
      {isDemo ? <DemoRibbon /> : null}
      <header className="page-head no-print">
        <PageLink
          className="page-mark"
          href={back ?? '/'}
          isBack={back !== undefined}
          aria-label={back ? t('frame.back') : undefined}
        >
          {back ? <span aria-hidden="true">←</span> : <HarbourMark />}
          <span>{back ? t('frame.back') : (community ?? t('frame.mark'))}</span>
        </PageLink>
        <div className="page-switches">
          {isStep ? null : <LanguageSwitch />}
          <TypeSizeSwitch />
        </div>
      </header>
      <main id="content" className="page-main stack" tabIndex={-1}>
        {children}
      </main>
      {action ? <div className="page-action no-print">{action}</div> : null}
      {foot ? <footer className="page-foot quiet">{foot}</footer> : null}
    </div>
  )
}

/** Says on every page that this is the demo. */
export function DemoRibbon() {
  const t = useText(frameMessages)
  return <aside className="demo-ribbon no-print">{t('frame.demo')}</aside>
}
