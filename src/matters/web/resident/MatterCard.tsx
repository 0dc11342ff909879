import { formatRelative } from '../../../platform/i18n/moments.ts'
import { useLanguage } from '../../../platform/web/LanguageProvider.tsx'
import { PageLink } from '../../../platform/web/navigation.tsx'
import { StatusMark } from '../../../platform/web/StatusMark.tsx'
import { useNow } from '../../../platform/web/use-now.ts'
import { WhoseTurn } from '../../../platform/web/WhoseTurn.tsx'
import type { BoardLine } from '../../contract-public.ts'
import { useMatterWords } from './words.ts'

type Props = { readonly line: BoardLine }

/** One public matter in a list: what, where, how far, and whose turn it is. */
export function MatterCard({ line }: Props) {
  const say = useMatterWords()
  const { language } = useLanguage()
  const now = useNow()
  const ended = say.ended(line)
  return (
    <li>
      <PageLink className="card matter-card" href={`/m/${line.number}`}>
        <span className="matter-head">
          <strong>{line.summary ?? say.category(line)}</strong>
          {ended ? null : <StatusMark {...say.stage(line)} />}
        </span>
        <span className="quiet">
          {say.place(line.place)} · {formatRelative(line.madeAt, now, language)}
        </span>
        {ended ? (
          <span>
            <StatusMark {...ended} />
          </span>
        ) : (
          <WhoseTurn shape="line" turn={line.turn} next={null} />
        )}
      </PageLink>
    </li>
  )
}
