import { ChoiceList } from '../../../platform/web/ChoiceList.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { ErrorState, LoadingFrame } from '../../../platform/web/states.tsx'
import { actMessages } from '../console/messages-acts.ts'
import { useMatterWords } from '../console/words.ts'
import type { ActDraft } from './phone-acts.ts'
import { useParties } from './queries.ts'

type Props = {
  readonly matter: string
  readonly ask: 'party' | 'helper'
  readonly chosen: string | null
  readonly error: string | null
  readonly onChange: (party: NonNullable<ActDraft['party']>) => void
}

/** Whom the matter goes to, or who is asked to help; who is away says so. */
export function PartyChoice({ matter, ask, chosen, error, onChange }: Props) {
  const say = useText(actMessages)
  const words = useMatterWords()
  const { data, error: failed, refetch } = useParties(matter)
  if (!data) {
    if (failed) return <ErrorState error={failed} onAgain={() => void refetch()} />
    return <LoadingFrame lines={3} shape="cards" />
  }
  const fitting = data.items.filter(({ kind }) => ask === 'helper' || kind !== 'office')
  return (
    <ChoiceList
      label={say(`ask.${ask}`)}
      error={error}
      choices={fitting.map(({ id, name, present, postKind }) => ({
        value: id,
        label: present ? name : say('ask.party-absent', { name }),
        ...(postKind ? { hint: words.code('post', postKind) } : {}),
      }))}
      value={chosen}
      onChange={(id) => {
        const party = fitting.find((each) => each.id === id)
        if (party) onChange({ id: party.id, kind: party.kind })
      }}
    />
  )
}
