import { useState } from 'react'
import { ActSheet } from '../../../../people/web/console/index.ts'
import { useEstate } from '../../../../places/web/index.ts'
import { ChoiceBox } from '../../../../platform/web/ChoiceBox.tsx'
import { useText } from '../../../../platform/web/LanguageProvider.tsx'
import { keepingMessages } from './messages-keeping.ts'
import { useAccounts, useHelperActs, useHereParams } from './queries.ts'

const offered = [1, 2, 3, 4, 5, 6, 8, 10, 15, 20] as const

/** Somebody agreed to go: who, to which buildings, at most how often. */
export function HelperSheet({ onClose }: { readonly onClose: () => void }) {
  const t = useText(keepingMessages)
  const { community } = useHereParams()
  const estate = useEstate(community)
  const accounts = useAccounts()
  const { keep } = useHelperActs()
  const [account, setAccount] = useState<string>()
  const [most, setMost] = useState('3')
  const [buildings, setBuildings] = useState<readonly string[]>([])
  const people = accounts.data?.items ?? []
  const name = people.find((each) => each.account === account)?.name ?? ''
  const turn = (id: string) =>
    setBuildings((now) => (now.includes(id) ? now.filter((each) => each !== id) : [...now, id]))
  const body = { account: account ?? '', name, buildings: [...buildings], weeklyMost: Number(most) }
  return (
    <ActSheet level={2} title={t('helpers.add')} onSend={keep(body)} onClose={onClose}>
      {(wrong) => (
        <>
          <ChoiceBox
            label={t('helpers.who')}
            none={t('helpers.choose')}
            value={account}
            choices={people.map((each) => ({ value: each.account, label: each.name }))}
            onChange={setAccount}
          />
          {wrong('account') ? <p role="alert">{wrong('account')}</p> : null}
          <ChoiceBox
            label={t('helpers.most')}
            value={most}
            choices={offered.map((n) => ({ value: String(n), label: String(n) }))}
            onChange={(value) => setMost(value ?? '3')}
          />
          <fieldset className="care-days care-many">
            <legend>{t('helpers.where')}</legend>
            {estate.data?.buildings.map(({ id, name: label }) => (
              <label key={id}>
                <input type="checkbox" checked={buildings.includes(id)} onChange={() => turn(id)} />
                {label}
              </label>
            ))}
          </fieldset>
          {wrong('buildings') ? <p role="alert">{wrong('buildings')}</p> : null}
        </>
      )}
    </ActSheet>
  )
}
