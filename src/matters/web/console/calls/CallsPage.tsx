import '../ledgers/ledgers.css'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { type Call, callList, markTold } from '../../../../notices/contract.ts'
import { callSignedIn } from '../../../../people/web/index.ts'
import { useHere } from '../../../../places/web/index.ts'
import { sentenceFor } from '../../../../platform/i18n/messages.ts'
import { formatMoment } from '../../../../platform/i18n/moments.ts'
import { newBrowserId } from '../../../../platform/web/browser-ids.ts'
import { useLanguage, useText } from '../../../../platform/web/LanguageProvider.tsx'
import { Notice } from '../../../../platform/web/Notice.tsx'
import { ProblemWords, useProblemText } from '../../../../platform/web/problem-text.tsx'
import { Empty, ErrorState, LoadingFrame } from '../../../../platform/web/states.tsx'
import { useNow } from '../../../../platform/web/use-now.ts'
import { matterProblemMessages } from '../messages-problems.ts'
import { callMessages } from './messages-calls.ts'
import { OrdersForm } from './OrdersForm.tsx'

const words = [callMessages, matterProblemMessages]
const callsKey = ['notices', 'calls'] as const

/** Who has to be told by telephone, and orders that come in from outside. */
export function CallsPage() {
  const t = useText(callMessages)
  return (
    <ProblemWords words={words}>
      <main className="desk-page stack">
        <h1>{t('calls.title')}</h1>
        <OrdersForm />
        <CallList />
      </main>
    </ProblemWords>
  )
}

function CallList() {
  const t = useText(callMessages)
  const community = useHere()
  const id = community.id
  const list = useQuery({
    queryKey: [...callsKey, id],
    queryFn: ({ signal }) => callSignedIn(callList, { query: { community: id } }, { signal }),
  })
  return (
    <section aria-labelledby="call-list">
      <h2 id="call-list">{t('calls.list')}</h2>
      <p className="quiet">{t('calls.lead')}</p>
      {list.isError ? <ErrorState error={list.error} onAgain={() => void list.refetch()} /> : null}
      {list.isPending ? <LoadingFrame lines={5} /> : null}
      {list.data?.items.length === 0 ? <Empty title={t('calls.none')} /> : null}
      {list.data && list.data.items.length < list.data.total ? (
        <p>{t('calls.total', { total: list.data.total, shown: list.data.items.length })}</p>
      ) : null}
      {list.data && list.data.items.length > 0 ? (
        <div className="ledger-scroll">
          <table className="ledger-table">
            <thead>
              <tr>
                {(['matter', 'what', 'since', 'why', 'done'] as const).map((name) => (
                  <th key={name} scope="col">
                    {t(`calls.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {list.data.items.map((line) => (
                <CallLine key={line.id} line={line} community={id} />
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </section>
  )
}

function CallLine({ line, community }: { readonly line: Call; readonly community: string }) {
  const t = useText(callMessages)
  const { say } = useProblemText()
  const { language } = useLanguage()
  const queries = useQueryClient()
  const now = useNow()
  const [error, setError] = useState<unknown>(null)
  const mark = (result: 'told' | 'not-reached' | 'nobody') =>
    callSignedIn(markTold, { params: { id: line.id }, body: { community, result } }, { commandId: newBrowserId() })
      .then(() => queries.invalidateQueries({ queryKey: callsKey }))
      .catch(setError)
  const results = line.hasPhone ? (['told', 'not-reached'] as const) : (['told', 'nobody'] as const)
  return (
    <tr>
      <th scope="row">
        <Link to="/matters/$id" params={{ id: line.matter }}>
          {line.number}
        </Link>
      </th>
      <td>{sentenceFor(language, callMessages, `tell.${line.template}`) ?? line.template}</td>
      <td>{formatMoment(line.madeAt, now, language)}</td>
      <td>
        {t(line.channel === 'sms' ? 'calls.not-sent' : 'calls.no-number')}
        {line.hasPhone ? ` · ${t('calls.open')}` : ''}
      </td>
      <td>
        <span className="row">
          {results.map((result) => (
            <Button key={result} size="small" onClick={() => void mark(result)}>
              {t(`calls.${result}`)}
            </Button>
          ))}
        </span>
        {error ? <Notice tone="bad" spoken title={say(error)} /> : null}
      </td>
    </tr>
  )
}
