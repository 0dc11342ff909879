import { Button, Checkbox, Input, Radio } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { useText } from '../../../../platform/web/LanguageProvider.tsx'
import { Notice } from '../../../../platform/web/Notice.tsx'
import { PlaceFields } from '../AskPlace.tsx'
import { takingMessages } from './messages-taking.ts'
import { OpenHere } from './OpenHere.tsx'
import { TakingCategory } from './TakingCategory.tsx'
import { isWhole, type TakenDraft, usualSpot } from './taken-draft.ts'

type Props = {
  readonly community: string
  readonly draft: TakenDraft
  readonly isBusy: boolean
  readonly onChange: (part: Partial<TakenDraft>) => void
  readonly onSend: () => void
}

/** Everything on one page, in the order in which somebody on the telephone says it. */
export function TakingForm({ community, draft, isBusy, onChange, onSend }: Props) {
  const t = useText(takingMessages)
  const id = useId()
  const [isTried, setTried] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (isWhole(draft)) onSend()
  }
  return (
    <form className="stack taking-form" onSubmit={submit} noValidate>
      <fieldset className="taking-part">
        <legend>{t('taking.channel')}</legend>
        <Radio.Group
          name={`${id}-channel`}
          value={draft.channel}
          onChange={(event) => onChange({ channel: event.target.value as TakenDraft['channel'] })}
        >
          <Radio value="telephone">{t('taking.telephone')}</Radio>
          <Radio value="desk">{t('taking.desk')}</Radio>
        </Radio.Group>
      </fieldset>
      <div className="taking-part">
        <label htmlFor={`${id}-words`}>{t('taking.words')}</label>
        <p className="quiet" id={`${id}-hint`}>
          {t('taking.words-hint')}
        </p>
        <Input.TextArea
          id={`${id}-words`}
          aria-describedby={`${id}-hint`}
          rows={3}
          maxLength={2000}
          value={draft.words}
          onChange={({ target }) => onChange({ words: target.value })}
        />
      </div>
      <fieldset className="taking-part">
        <legend>{t('taking.where')}</legend>
        <PlaceFields
          community={community}
          spot={usualSpot}
          draft={draft.place}
          change={(part) => onChange({ place: { ...draft.place, ...part } })}
        />
      </fieldset>
      <TakingCategory community={community} draft={draft} onChange={onChange} />
      <OpenHere community={community} building={draft.place.building} category={draft.category} />
      <fieldset className="taking-part">
        <legend>{t('taking.contact')}</legend>
        <p className="quiet">{t('taking.contact-hint')}</p>
        <div className="ask-place">
          <div className="ask">
            <label htmlFor={`${id}-name`}>{t('taking.name')}</label>
            <Input
              id={`${id}-name`}
              maxLength={40}
              autoComplete="off"
              value={draft.name}
              onChange={({ target }) => onChange({ name: target.value })}
            />
          </div>
          <div className="ask">
            <label htmlFor={`${id}-phone`}>{t('taking.phone')}</label>
            <Input
              id={`${id}-phone`}
              inputMode="tel"
              maxLength={24}
              autoComplete="off"
              value={draft.phone}
              onChange={({ target }) => onChange({ phone: target.value })}
            />
          </div>
        </div>
      </fieldset>
      <Checkbox checked={draft.isPrivate} onChange={(event) => onChange({ isPrivate: event.target.checked })}>
        {t('taking.private')}
      </Checkbox>
      {isTried && !isWhole(draft) ? <Notice tone="bad" spoken title={t('taking.missing')} /> : null}
      <div>
        <Button type="primary" htmlType="submit" loading={isBusy}>
          {t('taking.send')}
        </Button>
      </div>
    </form>
  )
}
