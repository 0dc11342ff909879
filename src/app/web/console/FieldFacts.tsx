import { sentenceFor } from '../../../platform/i18n/messages.ts'
import { useLanguage, useText } from '../../../platform/web/LanguageProvider.tsx'
import type { PrivacyFacts } from '../../contract-facts.ts'
import { factMessages } from './messages-facts.ts'

const columns = ['kind', 'kept', 'grounds', 'who', 'opened'] as const
const opensByItself = (kind: string) => kind !== 'household' && kind !== 'ownership'

/** Each kind of field: how many, for what, who may open it, how often that was done. */
export function FieldFacts({ fields }: Pick<PrivacyFacts, 'fields'>) {
  const t = useText(factMessages)
  const { language } = useLanguage()
  const word = (key: string) => sentenceFor(language, factMessages, key) ?? key
  return (
    <section className="stack-tight" aria-labelledby="facts-fields">
      <h2 id="facts-fields">{t('fields.title')}</h2>
      <div className="residents-scroll">
        <table className="residents-table">
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {t(`fields.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {fields.map(({ kind, kept, grounds, openedBy, opened }) => (
              <tr key={kind}>
                <td>{t(`kind.${kind}`)}</td>
                <td>{kept}</td>
                <td>
                  <ul>
                    {grounds.map(({ purpose, basis, people }) => (
                      <li key={`${purpose} ${basis}`}>
                        {t('fields.ground', {
                          purpose: t(`purpose.${purpose}`),
                          basis: word(`basis.${basis}`),
                          n: people,
                        })}
                      </li>
                    ))}
                  </ul>
                </td>
                <td>
                  {opensByItself(kind)
                    ? openedBy.map((post) => word(`post.${post}`)).join('、')
                    : t('fields.not-masked')}
                </td>
                <td>
                  {opened.length === 0
                    ? t('fields.never')
                    : opened
                        .map(({ purpose, times }) => t('fields.times', { purpose: t(`purpose.${purpose}`), n: times }))
                        .join('、')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
