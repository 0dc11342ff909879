import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { useHere } from '../../../../places/web/index.ts'
import { useText } from '../../../../platform/web/LanguageProvider.tsx'
import { Notice } from '../../../../platform/web/Notice.tsx'
import { useProblemText } from '../../../../platform/web/problem-text.tsx'
import { ErrorState, LoadingFrame } from '../../../../platform/web/states.tsx'
import { callMessages } from './messages-calls.ts'
import { useTemplateActs, useTemplates } from './use-templates.ts'

/** The reply templates, kept by the desk. */
export function TemplatesPanel() {
  const t = useText(callMessages)
  const { say } = useProblemText()
  const community = useHere()
  const templates = useTemplates(community.id)
  const acts = useTemplateActs(community.id)
  const [title, setTitle] = useState('')
  const [words, setWords] = useState('')
  const [error, setError] = useState<unknown>(null)
  const add = async (event: FormEvent) => {
    event.preventDefault()
    setError(null)
    try {
      await acts.add(title.trim(), words.trim())
      setTitle('')
      setWords('')
    } catch (problem) {
      setError(problem)
    }
  }
  if (templates.isError) return <ErrorState error={templates.error} onAgain={() => void templates.refetch()} />
  if (!templates.data) return <LoadingFrame lines={4} />
  const { items, mayChange } = templates.data
  return (
    <section className="setting" aria-labelledby="templates">
      <h2 id="templates">{t('templates.title')}</h2>
      <p className="quiet">{t('templates.hint')}</p>
      {items.length === 0 ? <p>{t('templates.none')}</p> : null}
      <dl>
        {items.map(({ id, title: called, words: said }) => (
          <div key={id}>
            <dt className="setting-row">
              <strong>{called}</strong>
              {mayChange ? (
                <Button
                  size="small"
                  type="text"
                  aria-label={t('templates.end-of', { title: called })}
                  onClick={() => void acts.end(id).catch(setError)}
                >
                  {t('templates.end')}
                </Button>
              ) : null}
            </dt>
            <dd>{said}</dd>
          </div>
        ))}
      </dl>
      {mayChange ? (
        <form className="setting-fields" onSubmit={add}>
          <Input
            aria-label={t('templates.name')}
            placeholder={t('templates.name')}
            maxLength={60}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
          />
          <Input.TextArea
            aria-label={t('templates.words')}
            placeholder={t('templates.words')}
            maxLength={1000}
            autoSize={{ minRows: 2, maxRows: 8 }}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
          <div>
            <Button htmlType="submit" disabled={title.trim() === '' || words.trim() === ''}>
              {t('templates.add')}
            </Button>
          </div>
        </form>
      ) : null}
      {error ? <Notice tone="bad" spoken title={say(error)} /> : null}
    </section>
  )
}
