import { sentenceFor } from '../../../platform/i18n/messages.ts'
import { useLanguage, useText } from '../../../platform/web/LanguageProvider.tsx'
import type { PrivacyFacts } from '../../contract-facts.ts'
import { factMessages } from './messages-facts.ts'

/** The sealed columns as the database has them, with the keys that values are sealed under. */
export function SealedFacts({ sealed }: Pick<PrivacyFacts, 'sealed'>) {
  const t = useText(factMessages)
  const { language } = useLanguage()
  const suite = (name: string) => sentenceFor(language, factMessages, `suite.${name}`) ?? name
  return (
    <section className="stack-tight" aria-labelledby="facts-sealed">
      <h2 id="facts-sealed">{t('sealed.title')}</h2>
      <table className="residents-table">
        <thead>
          <tr>
            <th scope="col">{t('sealed.place')}</th>
            <th scope="col">{t('sealed.keys')}</th>
          </tr>
        </thead>
        <tbody>
          {sealed.map(({ place, isBytes, keys }) => (
            <tr key={place}>
              <td>{place}</td>
              <td>
                {isBytes ? null : <strong>{t('sealed.plain')}</strong>}
                {isBytes && keys.length === 0 ? <span className="quiet">{t('sealed.none')}</span> : null}
                {keys
                  .map(({ key, suite: name, values }) => t('sealed.key', { key, suite: suite(name), n: values }))
                  .join('；')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
