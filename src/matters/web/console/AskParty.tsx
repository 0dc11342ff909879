import { Select } from 'antd'
import { useId } from 'react'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { ErrorState } from '../../../platform/web/states.tsx'
import type { AskProps } from './AskField.tsx'
import { actMessages } from './messages-acts.ts'
import { useDispatchChoices } from './queries.ts'
import { useMatterWords } from './words.ts'

const kinds = ['post', 'organisation', 'office'] as const

/** Whom the matter goes to, or who is asked to help; people who are away say so. */
export function AskParty({ ask, matter, draft, change }: AskProps) {
  const say = useText(actMessages)
  const words = useMatterWords()
  const id = useId()
  const { data, isPending, error, refetch } = useDispatchChoices(matter.id, true)
  if (error) return <ErrorState error={error} onAgain={() => void refetch()} />
  const fitting = (data?.items ?? []).filter(({ kind }) => ask === 'helper' || kind !== 'office')
  const groups = kinds.map((kind) => ({
    label: say(`ask.parties.${kind}`),
    options: fitting
      .filter((party) => party.kind === kind)
      .map((party) => {
        const name = party.postKind ? `${party.name} · ${words.code('post', party.postKind)}` : party.name
        return { value: party.id, label: party.present ? name : say('ask.party-absent', { name }) }
      }),
  }))
  return (
    <div className="ask">
      <label htmlFor={id}>{say(`ask.${ask === 'helper' ? 'helper' : 'party'}`)}</label>
      <Select
        id={id}
        showSearch={{ optionFilterProp: 'label' }}
        loading={isPending}
        placeholder={say('ask.choose')}
        value={draft.party?.id ?? null}
        options={groups.filter(({ options }) => options.length > 0)}
        onChange={(value) => {
          const party = fitting.find((each) => each.id === value)
          if (party) change({ party: { id: party.id, kind: party.kind } })
        }}
      />
    </div>
  )
}
