import { Link } from '@tanstack/react-router'
import { Glyph } from '../../../platform/web/Glyph.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { StatusMark } from '../../../platform/web/StatusMark.tsx'
import type { MatterLine } from '../../contract-shapes.ts'
import { MatterTurn } from './MatterTurn.tsx'
import { wordMessages } from './messages-words.ts'
import { toneOf, useMatterWords } from './words.ts'

type Props = { readonly line: MatterLine }

/** One line of a queue; the whole line opens the matter. */
export function MatterRow({ line }: Props) {
  const t = useText(wordMessages)
  const words = useMatterWords()
  return (
    <Link
      to="/matters/$id"
      params={{ id: line.id }}
      search={(before: object) => before}
      className="matter-row"
      activeProps={{}}
    >
      <span className="matter-row-head">
        <strong>{words.category(line.category, line.categoryName)}</strong>
        {line.private ? (
          <span className="matter-row-private">
            <Glyph name="lock" size={100} />
            {t('line.private')}
          </span>
        ) : null}
        {line.turn.dueAt === null ? null : <StatusMark tone={toneOf(line)} word={words.stage(line)} />}
      </span>
      <span className="matter-row-place">
        {words.place(line.place)}
        <span className="matter-row-number">{line.number}</span>
      </span>
      <span className="matter-row-words">{line.summary ?? line.excerpt ?? t('line.no-words')}</span>
      {line.extension ? (
        <span className="matter-row-asked">
          <Glyph name="clock" size={100} /> {words.extension(line.extension)}
        </span>
      ) : null}
      {line.reports > 1 || line.disputes > 0 || line.saidAt ? (
        <span className="matter-row-extra">
          {line.saidAt ? <StatusMark tone="watch" glyph="person" word={t('line.said')} /> : null}
          {line.reports > 1 ? t('line.reports', { count: line.reports }) : null}
          {line.disputes > 0 ? <StatusMark tone="bad" word={t('line.disputes')} /> : null}
        </span>
      ) : null}
      <MatterTurn line={line} />
    </Link>
  )
}
