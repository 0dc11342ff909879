import { ChoiceList } from '../../../platform/web/ChoiceList.tsx'
import { FieldError } from '../../../platform/web/Field.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { type Photo, PhotoPicker } from '../../../platform/web/PhotoPicker.tsx'
import { TextArea } from '../../../platform/web/TextArea.tsx'
import { TextField } from '../../../platform/web/TextField.tsx'
import type { MatterPage } from '../../contract.ts'
import { pauseReasons } from '../../rules-states.ts'
import { actMessages } from '../console/messages-acts.ts'
import { useMatterWords } from '../console/words.ts'
import { DayField } from './DayField.tsx'
import { pocketMessages } from './messages.ts'
import { PartyChoice } from './PartyChoice.tsx'
import type { ActDraft, Ask } from './phone-acts.ts'

type Props = {
  readonly matter: Pick<MatterPage, 'id'>
  readonly asks: readonly Ask[]
  readonly draft: ActDraft
  readonly photos: readonly Photo[]
  /** The first thing that is missing, once sending was tried. */
  readonly missing: Ask | null
  readonly onChange: (part: ActDraft) => void
  readonly onPhotos: (photos: readonly Photo[]) => void
}

/** The fields that a step asks for, in its order. */
export function ActFields(props: Props) {
  return props.asks.map((ask) => <OneField key={ask} ask={ask} {...props} />)
}

type OneProps = Props & { readonly ask: Ask }

function OneField(props: OneProps) {
  const t = useText(pocketMessages)
  const { ask, matter, photos, missing, draft, onChange, onPhotos } = props
  switch (ask) {
    case 'photos':
      return (
        <div className="stack-tight">
          <PhotoPicker label={t('act.photo')} hint={t('act.photo-hint')} photos={photos} onChange={onPhotos} most={3} />
          <FieldError id="photos-error" error={missing === 'photos' ? t('need.photos') : null} />
        </div>
      )
    case 'words':
    case 'words-optional':
    case 'reason':
    case 'answer':
    case 'working-days':
      return <WrittenField {...props} ask={ask} />
    case 'until':
      return (
        <DayField
          error={missing === ask ? t('need.until') : null}
          value={draft.until ?? ''}
          onChange={(until) => onChange({ until })}
        />
      )
    case 'party':
    case 'helper':
      return (
        <PartyChoice
          matter={matter.id}
          ask={ask}
          chosen={draft.party?.id ?? null}
          error={missing === ask ? t('need.choose') : null}
          onChange={(party) => onChange({ party })}
        />
      )
    default:
      return <ChosenField {...props} ask={ask} />
  }
}

type Written = 'words' | 'words-optional' | 'reason' | 'answer' | 'working-days'

function WrittenField({ ask, missing, draft, onChange }: OneProps & { readonly ask: Written }) {
  const t = useText(pocketMessages)
  const say = useText(actMessages)
  if (ask === 'working-days') {
    return (
      <TextField
        label={say('ask.working-days')}
        inputMode="numeric"
        maxLength={2}
        error={missing === ask ? t('need.days') : null}
        value={draft.workingDays ?? ''}
        onChange={(workingDays) => onChange({ workingDays })}
      />
    )
  }
  const field = ask === 'reason' || ask === 'answer' ? ask : 'words'
  return (
    <TextArea
      label={say(`ask.${field}`)}
      optional={ask === 'words-optional'}
      error={missing === ask ? t('need.words') : null}
      value={draft[field] ?? ''}
      onChange={(written) => onChange({ [field]: written })}
      most={500}
      rows={3}
    />
  )
}

type Chosen = 'result' | 'granted' | 'pause-reason' | 'call-result'

function ChosenField({ ask, missing, draft, onChange }: OneProps & { readonly ask: Chosen }) {
  const t = useText(pocketMessages)
  const say = useText(actMessages)
  const words = useMatterWords()
  const given = { label: say(`ask.${ask}`), error: missing === ask ? t('need.choose') : null } as const
  if (ask === 'result') {
    const choices = (['pass', 'rework'] as const).map((value) => ({ value, label: say(`ask.${value}`) }))
    return (
      <ChoiceList
        {...given}
        choices={choices}
        value={draft.result ?? null}
        onChange={(result) => onChange({ result })}
      />
    )
  }
  if (ask === 'granted') {
    const choices = (['grant', 'refuse'] as const).map((value) => ({ value, label: say(`ask.${value}`) }))
    const value = draft.granted === undefined ? null : draft.granted ? 'grant' : 'refuse'
    return (
      <ChoiceList
        {...given}
        choices={choices}
        value={value}
        onChange={(one) => onChange({ granted: one === 'grant' })}
      />
    )
  }
  if (ask === 'pause-reason') {
    const choices = Object.keys(pauseReasons).map((value) => ({ value, label: words.code('pause', value) }))
    return (
      <ChoiceList
        {...given}
        choices={choices}
        value={draft.pauseReason ?? null}
        onChange={(pauseReason) => onChange({ pauseReason })}
      />
    )
  }
  const results = (['reached', 'no_answer', 'wrong_number'] as const).map((value) => ({
    value,
    label: words.code('call', value),
  }))
  return (
    <ChoiceList
      {...given}
      shape="chips"
      choices={results}
      value={draft.callResult ?? null}
      onChange={(callResult) => onChange({ callResult })}
    />
  )
}
