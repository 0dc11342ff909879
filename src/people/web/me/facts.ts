import type { Say } from '../../../platform/i18n/messages.ts'
import type { Said } from '../../contract-me.ts'
import type { meMessages } from './messages-me.ts'

export type MeSay = Say<(typeof meMessages)['wordings']>
export type Fact = { readonly label: string; readonly values: readonly string[] }

/** What is kept about her as lines of words, on screen and in the copy she keeps. */
export function messageFacts(t: MeSay, said: Said): Fact[] {
  const none = t('fact.none')
  const orNone = (values: readonly string[]) => (values.length > 0 ? values : [none])
  return [
    { label: t('fact.name'), values: [said.name] },
    { label: t('fact.birth'), values: [bornOf(t, said) ?? none] },
    { label: t('fact.sex'), values: [said.sex ? t(`sex.${said.sex}`) : none] },
    { label: t('fact.phone'), values: [said.phone ?? none] },
    { label: t('fact.door'), values: [said.door ?? none] },
    { label: t('fact.contacts'), values: orNone(said.contacts.map((contact) => contactOf(t, contact))) },
    { label: t('fact.id-number'), values: [said.hasIdNumber ? t('fact.kept-sealed') : none] },
    {
      label: t('fact.owns'),
      values: orNone(said.owns.map(({ door, area }) => t('fact.own', { door, area }))),
    },
    { label: t('fact.stays'), values: orNone(said.residences.map((stay) => stayOf(t, stay))) },
  ]
}

function bornOf(t: MeSay, { birth }: Said): string | null {
  if (!birth) return null
  const { year, month } = birth
  return month === null ? t('fact.born-year', { year }) : t('fact.born', { year, month })
}

function contactOf(t: MeSay, { kind, name, phone }: Said['contacts'][number]): string {
  return [t(`contact.${kind}`), name ?? t('contact.known'), phone].filter(Boolean).join(' · ')
}

function stayOf(t: MeSay, { door, from, to }: Said['residences'][number]): string {
  return to ? t('fact.stayed', { door, from, to }) : t('fact.stay', { door, from })
}
