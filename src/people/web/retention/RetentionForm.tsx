import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Input } from 'antd'
import { useId, useState } from 'react'
import { FieldFault, SettingForm } from '../../../places/web/console/index.ts'
import { useHere } from '../../../places/web/index.ts'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { type Retention, readRetention, setRetention } from '../../contract-retention.ts'
import { type SettableKind, settableTerms } from '../../rules-terms.ts'
import { callSignedIn } from '../session-watch.ts'
import { retentionMessages } from './messages-retention.ts'

/** For how long the community keeps what stands in its register and around it; the secretary sets it. */
export function RetentionForm() {
  const community = useHere()
  const queries = useQueryClient()
  const queryKey = ['people', 'retention', community.id]
  const held = useQuery({
    queryKey,
    queryFn: ({ signal }) => callSignedIn(readRetention, { params: { community: community.id } }, { signal }),
  })
  if (!held.data) return null
  const save = async (body: { effectiveFrom: string; content: Retention['terms'] }, commandId: string) => {
    await callSignedIn(setRetention, { params: { community: community.id }, body }, { commandId })
    await queries.invalidateQueries({ queryKey })
  }
  return <Form key={held.data.history.map(({ id }) => id).join()} retention={held.data} onSave={save} />
}

type Props = {
  readonly retention: Retention
  readonly onSave: (body: { effectiveFrom: string; content: Retention['terms'] }, commandId: string) => Promise<void>
}
type Typed = Readonly<Record<SettableKind, string>>

function Form({ retention, onSave }: Props) {
  const t = useText(retentionMessages)
  const id = useId()
  const { terms, today, maySet, history } = retention
  const [typed, setTyped] = useState<Typed>(() => each((kind) => String(terms[kind])))
  const content = each((kind) => Number(typed[kind]))
  return (
    <SettingForm
      title={t('retention.title')}
      hint={maySet ? t('retention.hint') : `${t('retention.hint')} ${t('retention.only-secretary')}`}
      today={today}
      mayChange={maySet}
      isChanged={settableTerms.some(({ kind }) => content[kind] !== terms[kind])}
      onSave={(effectiveFrom, commandId) => onSave({ effectiveFrom, content }, commandId)}
      after={history
        .filter(({ effectiveFrom }) => effectiveFrom > today)
        .map((version) => (
          <p key={version.id} className="quiet">
            {t('retention.coming', {
              day: version.effectiveFrom,
              terms: settableTerms
                .filter(({ kind }) => version.terms[kind] !== terms[kind])
                .map(({ kind }) => `${t(`retention.${kind}`)} ${version.terms[kind]}`)
                .join(' · '),
            })}
          </p>
        ))}
    >
      {(fault) =>
        settableTerms.map(({ kind, least, most }) => (
          <div key={kind} className="setting-row">
            <label htmlFor={`${id}-${kind}`}>{t(`retention.${kind}`)}</label>
            <Input
              id={`${id}-${kind}`}
              type="number"
              min={least}
              max={most}
              value={typed[kind]}
              aria-describedby={`${id}-${kind}-between`}
              onChange={(event) => setTyped({ ...typed, [kind]: event.target.value })}
            />
            <span id={`${id}-${kind}-between`} className="quiet">
              {t('retention.between', { least, most })}
            </span>
            <FieldFault words={fault(`content.${kind}`)} />
          </div>
        ))
      }
    </SettingForm>
  )
}

function each<Value>(of: (kind: SettableKind) => Value): Record<SettableKind, Value> {
  return Object.fromEntries(settableTerms.map(({ kind }) => [kind, of(kind)])) as Record<SettableKind, Value>
}
