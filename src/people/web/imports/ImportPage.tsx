import './imports.css'
import { Link } from '@tanstack/react-router'
import { Notice } from '../../../platform/web/Notice.tsx'
import { ErrorState, LoadingFrame, Progress } from '../../../platform/web/states.tsx'
import { ColumnsPart } from './ColumnsPart.tsx'
import { HiddenLines } from './HiddenLines.tsx'
import { HiddenSheets } from './HiddenSheets.tsx'
import { refusalOf } from './ImportsPanel.tsx'
import { useImportWords } from './import-words.ts'
import { MakeBar } from './MakeBar.tsx'
import { RowsPart } from './RowsPart.tsx'
import { StateMark } from './StateMark.tsx'
import { UndoPart } from './UndoPart.tsx'
import { type Import, useImport } from './use-imports.ts'

/** One import from its dry run to what was entered, and back. */
export function ImportPage({ id }: { readonly id: string }) {
  const { t, when } = useImportWords()
  const found = useImport(id)
  if (found.isError) return <ErrorState error={found.error} onAgain={() => void found.refetch()} />
  if (!found.data) return <LoadingFrame lines={8} />
  return (
    <section className="stack" aria-labelledby="import">
      <p className="row">
        <Link to="/staff/imports">{t('one.back')}</Link>
      </p>
      <div className="row">
        <h1 id="import">{t('one.title', { when: when(found.data) })}</h1>
        <StateMark state={found.data.state} />
      </div>
      <AsItStands item={found.data} />
    </section>
  )
}

function AsItStands({ item }: { readonly item: Import }) {
  const { t } = useImportWords()
  switch (item.state) {
    case 'reading':
    case 'importing':
      return <Progress label={t(`one.${item.state}`)} done={item.done} total={item.total} />
    case 'refused':
      return (
        <Notice tone="bad" title={t('refused.title')}>
          <p>{t(refusalOf(item.problem))}</p>
          <p>{t('refused.kept')}</p>
        </Notice>
      )
    case 'ready':
      return (
        <>
          {item.problem === 'register-changed' ? <Notice tone="watch" spoken title={t('one.changed')} /> : null}
          <HiddenSheets names={item.hiddenSheets} />
          <HiddenLines pages={item.pages} />
          <MakeBar item={item} />
          <ColumnsPart item={item} />
          <RowsPart item={item} />
        </>
      )
    case 'imported':
      return <Made item={item} />
    default:
      return <Notice tone="rest" title={t(`one.${item.state}`)} />
  }
}

function Made({ item }: { readonly item: Import }) {
  const { t } = useImportWords()
  const { households = 0, persons = 0, changes = 0 } = item.outcome
  return (
    <>
      <Notice tone="good" title={t('one.imported', { households, persons, changes })}>
        <p className="row">
          <Link to="/places">{t('one.see-map')}</Link>
          <Link to="/residents">{t('one.see-residents')}</Link>
        </p>
      </Notice>
      <UndoPart item={item} />
    </>
  )
}
