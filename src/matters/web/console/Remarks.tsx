import { Button } from 'antd'
import { useState } from 'react'
import { formatMoment } from '../../../platform/i18n/moments.ts'
import { Glyph } from '../../../platform/web/Glyph.tsx'
import { useLanguage, useText } from '../../../platform/web/LanguageProvider.tsx'
import { useNow } from '../../../platform/web/use-now.ts'
import type { MatterPage } from '../../contract.ts'
import { may } from './act-order.ts'
import { LazyActForm } from './LazyActForm.tsx'
import { actMessages } from './messages-acts.ts'
import { matterMessages } from './messages-matter.ts'
import { Section } from './Section.tsx'
import { useMatterWords } from './words.ts'

type Props = { readonly matter: MatterPage; readonly kind: 'reply' | 'note' }
type Remark = MatterPage['remarks'][number]

/** Replies with what reporters answered, or internal notes; the two look apart and never stand in one box. */
export function Remarks({ matter, kind }: Props) {
  const t = useText(matterMessages)
  const say = useText(actMessages)
  const [isOpen, setOpen] = useState(false)
  const isReply = kind === 'reply'
  const remarks = matter.remarks.filter((each) =>
    isReply ? each.kind === 'reply' || each.kind === 'answer' : each.kind === 'note',
  )
  return (
    <Section
      title={t(isReply ? 'remarks.replies' : 'remarks.notes')}
      hint={t(isReply ? 'remarks.replies-hint' : 'remarks.notes-hint')}
      className={isReply ? 'remarks-replies' : 'remarks-notes'}
    >
      {remarks.length === 0 ? <p className="quiet">{t(isReply ? 'remarks.no-replies' : 'remarks.no-notes')}</p> : null}
      <ul className="remarks">
        {remarks.map((remark) => (
          <li key={remark.id} data-answer={remark.kind === 'answer' ? '' : undefined}>
            <OneRemark matter={matter} remark={remark} />
          </li>
        ))}
      </ul>
      {may(matter.abilities, kind) && !isOpen ? (
        <Button className="no-print" onClick={() => setOpen(true)}>
          {say(`act.${kind}`)}
        </Button>
      ) : null}
      {isOpen ? <LazyActForm matter={matter} act={kind} onClose={() => setOpen(false)} /> : null}
    </Section>
  )
}

function OneRemark({ matter, remark }: { readonly matter: MatterPage; readonly remark: Remark }) {
  const t = useText(matterMessages)
  const words = useMatterWords()
  const { language } = useLanguage()
  const now = useNow()
  const [isHiding, setHiding] = useState(false)
  const author = [remark.authorName, remark.authorPost ? words.code('post', remark.authorPost) : null]
    .filter(Boolean)
    .join(' · ')
  return (
    <>
      <p className="quiet">
        {remark.kind === 'answer' ? t('remarks.answer') : author} · {formatMoment(remark.at, now, language)}
        {may(matter.abilities, 'hide-words') && !remark.hidden ? (
          <Button
            type="text"
            size="small"
            className="no-print"
            icon={<Glyph name="eyeOff" />}
            aria-expanded={isHiding}
            onClick={() => setHiding(!isHiding)}
          >
            {t('remarks.hide')}
          </Button>
        ) : null}
      </p>
      <p className={remark.hidden ? 'said-hidden' : 'remark-words'}>
        {remark.hidden ? t('remarks.hidden') : remark.words}
      </p>
      {isHiding ? (
        <LazyActForm
          matter={matter}
          act="hide-words"
          given={{ target: 'remark', targetId: remark.id }}
          onClose={() => setHiding(false)}
        />
      ) : null}
    </>
  )
}
