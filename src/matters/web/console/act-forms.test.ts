import { describe, expect, it } from 'vitest'
import { sentenceFor } from '../../../platform/i18n/messages.ts'
import * as acts from '../../contract-acts.ts'
import { actForms, missingIn } from './act-forms.ts'
import { actMessages } from './messages-acts.ts'

const verbs = Object.values(acts).map((endpoint) => endpoint.path.split('/').at(-1)!)

describe('actForms', () => {
  it('has a form for every act of the contract', () => {
    expect(verbs.filter((verb) => !(verb in actForms))).toEqual([])
  })

  it.each(verbs)('%s has a button and says what it does', (verb) => {
    expect(sentenceFor('zh-Hans', actMessages, `act.${verb}`)).toBeTruthy()
    expect(sentenceFor('zh-Hans', actMessages, `about.${verb}`)).toBeTruthy()
  })
})

describe('missingIn', () => {
  it('asks for what the act needs and nothing more', () => {
    expect(missingIn('accept', {})).toEqual([])
    expect(missingIn('dispatch', { words: '请今天去' })).toEqual(['party'])
    expect(missingIn('decline', { reason: '   ' })).toEqual(['reason'])
    for (const workingDays of [0, 31, 2.5]) {
      expect(missingIn('request-extension', { workingDays, reason: '等配件' })).toEqual(['working-days'])
    }
    expect(missingIn('request-extension', { workingDays: 30, reason: '等配件' })).toEqual([])
  })

  it('takes a refusal for an answer', () => {
    expect(missingIn('approve-extension', { granted: false })).toEqual([])
  })

  it('wants a building or a grid together with the spot', () => {
    expect(missingIn('correct-place', { spot: { kind: 'floor', floor: 3 }, reason: '门牌看错' })).toEqual(['place'])
  })
})
