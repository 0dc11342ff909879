import { ChoiceBox } from '../../../platform/web/ChoiceBox.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { ErrorState, LoadingFrame } from '../../../platform/web/states.tsx'
import type { AskProps } from './form-props.ts'
import { actMessages } from './messages-acts.ts'
import { useDispatchChoices } from './queries.ts'
import { useMatterWords } from './words.ts'

const kinds = ['post', 'organisation', 'office'] as const

/** Whom the matter goes to, or who is asked to help; people who are away say so. */
export function AskParty({ ask, matter, draft, change }: AskProps) {
  const say = useText(actMessages)
  const words = useMatterWords()
  const { data, error, refetch } = useDispatchChoices(matter.id, true)
  if (error) return <ErrorState error={error} onAgain={() => void refetch()} />
  if (!data) return <LoadingFrame lines={2} />
  const fitting = kinds
    .flatMap((kind) => data.items.filter((party) => party.kind === kind))
    .filter(({ kind }) => ask === 'helper' || kind !== 'office')
  const labelOf = (party: (typeof fitting)[number]) => {
    const isPost = party.kind === 'post' && party.postKind
    const name = isPost ? `${party.name} · ${words.code('post', party.postKind ?? '')}` : party.name
    return party.present ? name : say('ask.party-absent', { name })
  }
  return (
    <ChoiceBox
      label={say(`ask.${ask === 'helper' ? 'helper' : 'party'}`)}
      none={say('ask.choose')}
      value={draft.party?.id}
      choices={fitting.map((party) => ({
        value: party.id,
        label: labelOf(party),
        group: say(`ask.parties.${party.kind}`),
      }))}
      onChange={(value) => {
        const party = fitting.find((each) => each.id === value)
        change({ party: party && { id: party.id, kind: party.kind } })
      }}
    />
  )
}
