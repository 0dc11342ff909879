import type { ReactNode } from 'react'
import { useText } from '../../../../platform/web/LanguageProvider.tsx'
import type { TransferNote } from '../../../contract-transfer.ts'
import { useMatterWords } from '../words.ts'
import { transferMessages } from './messages-transfer.ts'
import { paperMoment } from './paper-moment.ts'

type Props = { readonly note: TransferNote }

/** The sheet itself: what it is, how it rose, until when, and the two offices' lines to sign. */
export function TransferSheet({ note }: Props) {
  const t = useText(transferMessages)
  const words = useMatterWords()
  const said = note.private ? t('transfer.private') : (note.words ?? t('transfer.no-words'))
  return (
    <article className="transfer-sheet" aria-labelledby="transfer-title">
      <h1 id="transfer-title">{t('transfer.title')}</h1>
      <table className="transfer-facts">
        <tbody>
          <Fact name={t('transfer.number')}>
            <strong>{note.number}</strong>
          </Fact>
          <Fact name={t('transfer.from')}>{`${note.officeName}（${note.communityName}）`}</Fact>
          <Fact name={t('transfer.category')}>{words.category(note.category, note.categoryName)}</Fact>
          <Fact name={t('transfer.place')}>{`${note.gridName} ${note.place}`}</Fact>
          <Fact name={t('transfer.made')}>{paperMoment(note.madeAt)}</Fact>
          <Fact name={t('transfer.reports')}>{t('transfer.reports-count', { count: note.reports })}</Fact>
          {note.outside ? (
            <Fact name={t('transfer.outside')}>
              {`${words.code('source', note.outside.source)} ${note.outside.number}`}
            </Fact>
          ) : null}
          <Fact name={t('transfer.words')}>
            <span className="transfer-words">{said}</span>
          </Fact>
          <Fact name={t('transfer.moves')}>
            <Moves note={note} />
          </Fact>
          <Fact name={t('transfer.due')}>
            <strong>{paperMoment(note.settleDue)}</strong>
          </Fact>
          <Fact name={t('transfer.receipt')}>{note.receiptNumber ?? ''}</Fact>
        </tbody>
      </table>
      <p>{t('transfer.masked')}</p>
      <p>{t('transfer.clock')}</p>
      <div className="transfer-signs">
        <Signs title={t('transfer.sent-by')} />
        <Signs title={t('transfer.received-by')} />
      </div>
      <p className="transfer-printed">{t('transfer.printed', { time: paperMoment(note.takenAt) })}</p>
    </article>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{children}</td>
    </tr>
  )
}

const said = ['handed_up', 'handed_back', 'escalated', 'disputed'] as const

function Moves({ note }: Props) {
  const t = useText(transferMessages)
  const words = useMatterWords()
  return (
    <ol className="transfer-moves">
      <li>{`${paperMoment(note.madeAt)} ${t('transfer.began')}`}</li>
      {note.moves.map(({ kind, at, to }) => {
        const how = said.find((name) => `matter.${name}` === kind) ?? 'handed_up'
        const sentence = t(`transfer.${how}`, { tier: words.code('tier', to) })
        return <li key={`${at} ${to}`}>{`${paperMoment(at)} ${sentence}`}</li>
      })}
    </ol>
  )
}

function Signs({ title }: { readonly title: string }) {
  const t = useText(transferMessages)
  return (
    <section>
      <h2>{title}</h2>
      <p>{t('transfer.person')}</p>
      <p>{t('transfer.day')}</p>
    </section>
  )
}
