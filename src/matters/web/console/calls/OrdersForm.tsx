import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { callSignedIn } from '../../../../people/web/index.ts'
import { useHere } from '../../../../places/web/index.ts'
import { newBrowserId } from '../../../../platform/web/browser-ids.ts'
import { ChoiceBox } from '../../../../platform/web/ChoiceBox.tsx'
import { FileField } from '../../../../platform/web/FileField.tsx'
import { useText } from '../../../../platform/web/LanguageProvider.tsx'
import { Notice } from '../../../../platform/web/Notice.tsx'
import { useProblemText } from '../../../../platform/web/problem-text.tsx'
import { importOrders, type OrdersTaken, type OutsideSource, outsideSources } from '../../../contract-orders.ts'
import { mattersKey } from '../queries.ts'
import { useMatterWords } from '../words.ts'
import { callMessages } from './messages-calls.ts'
import { OrdersTable } from './OrdersTable.tsx'

/** A sheet of orders: chosen, looked through, then taken in. */
export function OrdersForm() {
  const t = useText(callMessages)
  const { say } = useProblemText()
  const words = useMatterWords()
  const community = useHere()
  const queries = useQueryClient()
  const [chosen, setChosen] = useState<File | null>(null)
  const [source, setSource] = useState<OutsideSource>('12345')
  const [taken, setTaken] = useState<OrdersTaken | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)

  const choose = (file: File) => {
    setChosen(file)
    setTaken(null)
    setError(null)
  }
  const send = async (dry: boolean) => {
    if (!chosen) return
    setBusy(true)
    setError(null)
    try {
      // The type is left out, so that the bytes and not the browser say what the file is.
      const picture = new Blob([await chosen.arrayBuffer()])
      const query = { community: community.id, dry, source }
      setTaken(await callSignedIn(importOrders, { query, picture }, { commandId: newBrowserId() }))
      // Read anew behind the answer, which does not wait for it.
      if (!dry) void queries.invalidateQueries({ queryKey: mattersKey })
    } catch (problem) {
      setTaken(null)
      setError(problem)
    } finally {
      setBusy(false)
    }
  }
  const count = (state: string) => taken?.rows.filter((row) => row.state === state).length ?? 0
  const fresh = count('new')

  return (
    <section className="stack" aria-labelledby="orders">
      <h2 id="orders">{t('orders.title')}</h2>
      <p className="quiet">{t('orders.lead')}</p>
      <div className="orders-fields">
        <FileField label={t('orders.file')} accept=".xlsx,.xls,.csv" chosen={chosen?.name ?? null} onChoose={choose} />
        <ChoiceBox
          label={t('orders.source')}
          value={source}
          choices={outsideSources.map((value) => ({ value, label: words.code('source', value) }))}
          onChange={(value) => setSource((value ?? '12345') as OutsideSource)}
        />
        <Button disabled={!chosen} loading={isBusy} onClick={() => void send(true)}>
          {t(isBusy ? 'orders.busy' : 'orders.check')}
        </Button>
      </div>
      {error ? <Notice tone="bad" spoken title={say(error)} /> : null}
      {taken ? (
        <>
          <p role="status">
            {taken.imported ? t('orders.imported') : ''}
            {t('orders.counts', { fresh, known: count('known'), rejected: count('rejected') })}
          </p>
          {taken.hiddenLines > 0 ? (
            <Notice tone="watch" title={t('orders.hidden-lines', { count: taken.hiddenLines })}>
              <p>{t('orders.hidden-lines-do')}</p>
            </Notice>
          ) : null}
          {taken.hiddenSheets.length > 0 ? (
            <Notice tone="watch" title={t('orders.hidden-sheets', { count: taken.hiddenSheets.length })}>
              <p>{t('orders.hidden-sheets-do', { names: taken.hiddenSheets.join(t('orders.hidden-sheets-and')) })}</p>
            </Notice>
          ) : null}
          <p className="quiet">{t('orders.columns', { columns: Object.keys(taken.columns).join('、') })}</p>
          {!taken.imported && fresh > 0 ? (
            <div>
              <Button type="primary" loading={isBusy} onClick={() => void send(false)}>
                {t('orders.import', { fresh })}
              </Button>
            </div>
          ) : null}
          <OrdersTable rows={taken.rows} />
        </>
      ) : null}
    </section>
  )
}
