import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../src/platform/ids.ts'
import { openTown, type Town } from '../town/open-town.ts'

let town: Town
let clerk: string
let worker: string

beforeAll(async () => {
  town = await openTown()
  clerk = await town.as('clerk')
  worker = await town.as('gridWorker')
})
afterAll(() => town.close())

type Reporter = { matter: string; report: string; cookies: string }

const act = (cookies: string, matter: string, verb: string, body: object = {}) =>
  town.ask('POST', `/api/matters/${matter}/${verb}`, { cookies, body })

const say = ({ report, cookies }: Reporter, verb: string, body: object = {}) =>
  town.ask('POST', `/api/matters/mine/${report}/${verb}`, { cookies, body })

const pageOf = async ({ report, cookies }: Reporter) =>
  (await town.ask('GET', `/api/matters/mine/${report}`, { cookies })).body

async function reporter(change: Record<string, unknown> = {}): Promise<Reporter> {
  const { body, cookies } = await town.report(change)
  return { ...(body as { matter: string; report: string }), cookies }
}

/** Lets the worker handle it, so that it waits for its check. */
async function handled({ matter }: Reporter): Promise<void> {
  await act(clerk, matter, 'accept')
  await act(clerk, matter, 'dispatch', { party: town.cast.gridWorker.post, partyKind: 'post' })
  expect((await act(worker, matter, 'done', { words: '已清走。' })).body).toMatchObject({ stage: 'verifying' })
  await town.clock.advance(60_000)
}

async function putRight(of: Reporter): Promise<void> {
  await handled(of)
  expect((await act(clerk, of.matter, 'verify', { result: 'pass' })).body).toMatchObject({ outcome: 'put_right' })
  await town.clock.advance(60_000)
}

describe('what a reporter is asked at the end', () => {
  it('is one question, and what she said stands in its place', async () => {
    const she = await reporter()
    await putRight(she)
    expect(await pageOf(she)).toMatchObject({ said: null, abilities: { confirm: true, dispute: true, rate: true } })

    const confirmed = await say(she, 'confirm')
    expect(confirmed.body).toMatchObject({ said: 'right', rating: null, abilities: { confirm: false, rate: true } })
    expect((await say(she, 'rate', { rating: 'mostly' })).body).toMatchObject({ said: 'right', rating: 'mostly' })
  })

  it('takes her last word: a no takes back her yes, and a yes her no', async () => {
    const she = await reporter()
    await putRight(she)
    await say(she, 'confirm')
    expect((await say(she, 'rate', { rating: 'not' })).body).toMatchObject({
      said: 'not',
      abilities: { confirm: true, dispute: true },
    })
    expect((await say(she, 'confirm')).body).toMatchObject({ said: 'right', rating: null })
  })

  it('is asked anew of everybody after it was opened again', async () => {
    const she = await reporter()
    const neighbour = await reporter({ words: '三楼走廊还是堆着。' })
    await act(clerk, neighbour.matter, 'merge', { into: she.matter, reason: '同一件事' })
    await putRight(she)
    await say(she, 'confirm')
    await say(neighbour, 'rate', { rating: 'solved' })
    expect((await say(she, 'dispute', { words: '又堆起来了。' })).body).toMatchObject({ said: null, rating: null })
    const [kept] = await town.look('select confirmed_at, rating from reports where id = $1', [she.report])
    expect(kept).toEqual({ confirmed_at: null, rating: null })

    await putRight(she)
    for (const one of [she, neighbour])
      expect(await pageOf(one)).toMatchObject({ said: null, rating: null, abilities: { confirm: true } })
  })

  it('is no yes where it could not be done, nor where it was not taken on', async () => {
    const she = await reporter()
    await act(clerk, she.matter, 'accept')
    await act(clerk, she.matter, 'close-not-done', { reason: '这是私人门口，只能劝。' })
    expect(await pageOf(she)).toMatchObject({ said: null, abilities: { confirm: false, dispute: true, rate: true } })
    expect((await say(she, 'rate', { rating: 'mostly' })).body).toMatchObject({ said: 'right', rating: 'mostly' })

    const other = await reporter()
    await act(clerk, other.matter, 'decline', { reason: '不是本社区的地方。' })
    expect(await pageOf(other)).toMatchObject({ said: null, abilities: { confirm: false, dispute: true, rate: false } })
  })
})

describe('a no before it has ended', () => {
  const why = { words: '楼梯口那堆还在。' }
  const notYet = (of: Reporter, body: object = why) => say(of, 'not-yet', body)

  it('sends what waits for its check back to whoever handles it, with her words, and leaves her the dispute', async () => {
    const she = await reporter({ contact: { phone: '02082000000' } })
    const neighbour = await reporter({ words: '三楼走廊还是堆着。' })
    await act(clerk, neighbour.matter, 'merge', { into: she.matter, reason: '同一件事' })
    await handled(she)
    const before = await pageOf(she)
    expect(before).toMatchObject({ stage: 'verifying', abilities: { confirm: true, notYet: true, dispute: false } })

    const sent = await notYet(she)
    expect(sent.body).toMatchObject({
      stage: 'handling',
      turn: { tier: 'grid', next: 'done', dueAt: (before.turn as { dueAt: string }).dueAt },
      abilities: { confirm: false, notYet: false },
    })
    const told = async (of: Reporter) =>
      ((await pageOf(of)).story as { kind: string; words: unknown }[]).find(({ kind }) => kind === 'matter.not_yet')
    expect(await told(she)).toMatchObject({ words: why })
    expect(await told(neighbour)).toMatchObject({ words: null })
    const papers = (await town.ask('GET', `/api/matters/${she.matter}/papers`, { cookies: worker })).body
    expect(papers.story).toContainEqual(expect.objectContaining({ kind: 'matter.not_yet', words: why }))
    const desk = (await town.ask('GET', `/api/matters/${she.matter}`, { cookies: clerk })).body
    expect(desk).toMatchObject({ disputes: 0, turn: { handlerName: town.cast.gridWorker.name } })

    await act(worker, she.matter, 'done', { words: '楼梯口也清了。' })
    await act(clerk, she.matter, 'verify', { result: 'pass' })
    expect((await say(she, 'dispute', why)).body).toMatchObject({ stage: 'registered', turn: { tier: 'community' } })
  })

  it('is heard and moves nothing more while it stands, or while nobody has checked since', async () => {
    const she = await reporter()
    const neighbour = await reporter({ words: '三楼走廊还是堆着。' })
    await act(clerk, neighbour.matter, 'merge', { into: she.matter, reason: '同一件事' })
    await handled(she)
    expect((await notYet(she)).body).toMatchObject({ stage: 'handling' })
    const heard = async (words: string) => {
      const { body } = await town.ask('GET', `/api/matters/${she.matter}/papers`, { cookies: worker })
      expect(body.remarks).toContainEqual(expect.objectContaining({ kind: 'answer', words }))
      const [row] = await town.look<{ said_at: Date }>('select said_at from matters where id = $1', [she.matter])
      expect(row!.said_at).not.toBeNull()
    }
    const late = await notYet(neighbour, { words: '扶手那边也有。' })
    expect(late).toMatchObject({ status: 200, body: { stage: 'handling' } })
    expect(late.body.remarks).toMatchObject([{ mine: true, words: '扶手那边也有。' }])
    expect(JSON.stringify(await pageOf(she))).not.toContain('扶手那边也有。')
    await heard('扶手那边也有。')

    await act(worker, she.matter, 'done', { words: '都清了。' })
    const before = await pageOf(she)
    expect(before).toMatchObject({ stage: 'verifying', abilities: { notYet: true, sendsBack: false } })
    const again = await notYet(she, { words: '又堆回来了。' })
    expect(again).toMatchObject({
      status: 200,
      body: { stage: 'verifying', turn: { dueAt: (before.turn as { dueAt: string }).dueAt } },
    })
    await heard('又堆回来了。')
    const [{ said_at }] = (await town.look('select said_at from matters where id = $1', [she.matter])) as [
      { said_at: Date },
    ]
    const aside = await act(worker, she.matter, 'see-words', { saidAt: said_at.toISOString() })
    expect(aside, 'by whoever reported it done').toMatchObject({
      status: 409,
      body: { reason: 'said-to-the-verifier' },
    })
    await heard('又堆回来了。')

    await act(clerk, she.matter, 'verify', { result: 'rework' })
    await act(worker, she.matter, 'done', { words: '又清了一次。' })
    expect((await pageOf(she)).abilities).toMatchObject({ notYet: true, sendsBack: true })
    expect((await notYet(she)).body).toMatchObject({ stage: 'handling' })
  })

  it('needs a word of why, and is none where nothing waits to be looked at', async () => {
    const she = await reporter()
    expect(await notYet(she)).toMatchObject({ status: 409, body: { reason: 'not-in-this-stage' } })
    await handled(she)
    expect((await notYet(she, {})).status).toBe(400)
    await act(clerk, she.matter, 'verify', { result: 'pass' })
    expect(await notYet(she)).toMatchObject({ status: 409, body: { reason: 'already-ended' } })
  })

  it('stays hers after her one dispute, also of what was put right on the spot', async () => {
    const she = await reporter()
    await putRight(she)
    await say(she, 'dispute', why)
    await act(worker, she.matter, 'handle-on-spot', { words: '当场清走。' })
    expect(await pageOf(she)).toMatchObject({ stage: 'confirming', abilities: { notYet: true, dispute: false } })
    expect((await notYet(she)).body).toMatchObject({ stage: 'handling', turn: { tier: 'community' } })
  })
})

describe('a check that was not passed', () => {
  it('tells no reporter that it was put right', async () => {
    const she = await reporter({ contact: { phone: '02082000000' } })
    await handled(she)
    await act(clerk, she.matter, 'verify', { result: 'rework' })
    const told = () => town.look('select template from notices where report_id = $1 order by made_at, id', [she.report])
    expect(await told()).toEqual([{ template: 'matter.accepted' }])
    await act(worker, she.matter, 'done', { words: '又清了一次。' })
    await act(clerk, she.matter, 'verify', { result: 'pass' })
    expect(await told()).toEqual([{ template: 'matter.accepted' }, { template: 'matter.verified' }])
  })
})

describe('what she says', () => {
  const lineOf = async ({ matter }: Reporter, cookies: string, queue = 'open') => {
    const { body } = await town.ask('GET', `/api/matters?queue=${queue}`, { cookies })
    return (body.items as { id: string; saidAt: string | null; changedAt: string }[]).find(({ id }) => id === matter)!
  }
  const answer = async (of: Reporter, words = '门禁找门卫开。') => {
    await town.clock.advance(60_000)
    expect((await say(of, 'answer', { words })).status).toBe(200)
  }
  const reply = (of: Reporter) => act(clerk, of.matter, 'reply', { words: '几点方便上门？' })

  it('stands in the queues of the desk and of whoever handles it, as news, until staff do something about it', async () => {
    const she = await reporter()
    await act(clerk, she.matter, 'accept')
    await act(clerk, she.matter, 'dispatch', { party: town.cast.gridWorker.post, partyKind: 'post' })
    await reply(she)
    const before = await lineOf(she, clerk)
    expect(before.saidAt).toBeNull()

    await answer(she)
    const at = (await lineOf(she, clerk)).saidAt!
    expect(Date.parse(at)).toBeGreaterThan(Date.parse(before.changedAt))
    expect(await lineOf(she, clerk)).toMatchObject({ changedAt: at })
    expect(await lineOf(she, worker, 'mine')).toMatchObject({ saidAt: at })
    for (const who of [clerk, worker]) expect(await lineOf(she, who, 'said')).toMatchObject({ saidAt: at })
    expect((await town.ask('GET', `/api/matters/${she.matter}`, { cookies: clerk })).body).toMatchObject({ saidAt: at })

    await reply(she)
    expect(await lineOf(she, clerk)).toMatchObject({ saidAt: null })
    expect(await lineOf(she, clerk, 'said')).toBeUndefined()
    await answer(she, '谢谢。')
    await act(worker, she.matter, 'note', { words: '已约好。' })
    expect(await lineOf(she, worker, 'mine')).toMatchObject({ saidAt: null })
  })

  it('stands there too when it is that nothing is right yet, and no more once she says that it is', async () => {
    const she = await reporter()
    await handled(she)
    await say(she, 'not-yet', { words: '楼梯口那堆还在。' })
    expect((await lineOf(she, worker, 'mine')).saidAt).not.toBeNull()
    await act(worker, she.matter, 'done', { words: '楼梯口也清了。' })
    expect((await lineOf(she, clerk)).saidAt).toBeNull()
    await answer(she)
    await say(she, 'confirm')
    expect((await lineOf(she, clerk, 'ended')).saidAt).toBeNull()
  })

  it('leaves with one tap of whoever may act on the matter, up to what was seen, without a word to her', async () => {
    const she = await reporter()
    await act(clerk, she.matter, 'accept')
    await act(clerk, she.matter, 'dispatch', { party: town.cast.gridWorker.post, partyKind: 'post' })
    await answer(she, '谢谢。')
    const { saidAt } = await lineOf(she, clerk)
    const seen = (cookies: string, body: object, headers = { 'command-id': newId() }) =>
      town.ask('POST', `/api/matters/${she.matter}/see-words`, { cookies, body, headers })
    const maySee = async (cookies: string) => {
      const { body } = await town.ask('GET', `/api/matters/${she.matter}`, { cookies })
      return (body.abilities as { act: string; allowed: boolean }[]).find((each) => each.act === 'see-words')!.allowed
    }
    for (const who of ['kinMember', 'auditor'] as const) {
      const cookies = await town.as(who)
      expect([await maySee(cookies), (await seen(cookies, { saidAt })).status], who).toEqual([false, 403])
    }
    expect((await lineOf(she, clerk)).saidAt).toBe(saidAt)

    await answer(she, '还有一件：灯罩也松了。')
    expect(await seen(worker, { saidAt })).toMatchObject({ status: 409, body: { reason: 'said-more' } })
    const now = (await lineOf(she, worker, 'mine')).saidAt
    expect(now).not.toBeNull()
    expect(await maySee(worker)).toBe(true)
    const command = { 'command-id': newId() }
    for (const time of ['once', 'again']) {
      expect((await seen(worker, { saidAt: now }, command)).status, time).toBe(200)
      expect(await lineOf(she, clerk, 'said'), time).toBeUndefined()
    }
    expect((await seen(clerk, { saidAt: now })).status, 'by somebody else').toBe(200)
    expect([await lineOf(she, clerk), await maySee(clerk)]).toMatchObject([{ saidAt: null }, false])
    const noted = await town.look(
      "select actor_id, reader from journal where subject_id = $1 and kind = 'matter.words_seen'",
      [she.matter],
    )
    expect(noted).toEqual([{ actor_id: town.cast.gridWorker.account, reader: 'staff' }])
    expect(JSON.stringify((await pageOf(she)).story)).not.toContain('words_seen')
  })

  it('is a picture too that she adds later; one that comes along with her report is a part of it', async () => {
    const she = await reporter()
    const grey = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#888888' } })
      .jpeg()
      .toBuffer()
    const show = async () => {
      const sent = { cookies: she.cookies, payload: grey, type: 'image/jpeg' }
      const { status } = await town.ask('PUT', `/api/matters/mine/${she.report}/pictures/${newId()}`, sent)
      expect(status).toBeLessThan(300)
    }
    await town.clock.advance(60_000)
    await show()
    await show()
    expect((await lineOf(she, clerk)).saidAt).toBeNull()

    await reply(she)
    await town.clock.advance(60_000)
    await show()
    const at = (await lineOf(she, clerk)).saidAt
    expect(at).not.toBeNull()
    expect(await lineOf(she, clerk, 'said')).toMatchObject({ saidAt: at, changedAt: at })

    const slow = await reporter()
    await town.clock.advance(11 * 60_000)
    Object.assign(she, slow)
    await show()
    expect((await lineOf(slow, clerk)).saidAt).not.toBeNull()
  })

  it('is asked for on her home page: when the desk last wrote to her stands beside her report', async () => {
    const she = await reporter()
    const mine = async () => {
      const { body } = await town.ask('GET', '/api/matters/mine', { cookies: she.cookies })
      return (body.items as { report: string }[]).find(({ report }) => report === she.report)
    }
    expect(await mine()).toMatchObject({ repliedAt: null })
    await act(clerk, she.matter, 'note', { words: '先打听一下。' })
    expect(await mine()).toMatchObject({ repliedAt: null })
    await town.clock.advance(60_000)
    await reply(she)
    const { remarks } = await pageOf(she)
    expect(await mine()).toMatchObject({ repliedAt: (remarks as { at: string }[])[0]!.at })
  })
})
