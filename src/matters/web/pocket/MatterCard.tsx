import type { ReactNode } from 'react'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { PageLink } from '../../../platform/web/navigation.tsx'
import { StatusMark } from '../../../platform/web/StatusMark.tsx'
import { WhoseTurn } from '../../../platform/web/WhoseTurn.tsx'
import type { MatterLine } from '../../contract-shapes.ts'
import { useMatterWords } from '../console/words.ts'
import { pocketMessages } from './messages.ts'
import { useMyOutbox } from './my-outbox.ts'
import { useStepWords } from './step-words.ts'

/** A matter in a list: what, where, whose turn, and what of it is still on this phone; under it what can be done from the list. */
export function MatterCard({ line, children }: { readonly line: MatterLine; readonly children?: ReactNode }) {
  const t = useText(pocketMessages)
  const words = useMatterWords()
  const step = useStepWords()
  const { waiting, refused } = useMyOutbox()
  const unsent = waiting.find((entry) => entry.lane === line.id)
  const stopped = refused.find((entry) => entry.lane === line.id)
  return (
    <li className="stack-tight">
      <PageLink href={`/pocket/m/${line.id}`} className="card pocket-card">
        <h3>{words.category(line.category, line.categoryName)}</h3>
        <p className="pocket-place">{words.place(line.place)}</p>
        {line.excerpt ? <p className="pocket-excerpt">{line.excerpt}</p> : null}
        <WhoseTurn shape="line" turn={line.turn} next={words.code('next', line.turn.next)} />
        {line.extension ? <p className="pocket-asked">{words.extension(line.extension)}</p> : null}
        {line.saidAt ? (
          <p>
            <StatusMark tone="watch" glyph="person" word={t('card.said')} />
          </p>
        ) : null}
        {unsent ? (
          <StatusMark tone="calm" glyph="clock" word={t('card.pending', { what: step.entry(unsent) })} />
        ) : null}
        {stopped ? <StatusMark tone="bad" word={t('card.refused', { what: step.entry(stopped) })} /> : null}
      </PageLink>
      {children}
    </li>
  )
}
