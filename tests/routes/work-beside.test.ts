import exceljs from 'exceljs'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { CastName } from '../../src/people/testing.ts'
import { openTown, type Town } from '../town/open-town.ts'

let town: Town
let matter: string
let report: string
beforeAll(async () => {
  town = await openTown()
})
beforeEach(async () => {
  const made = await town.report({ contact: { name: '何女士', phone: '13800000000' } })
  matter = String(made.body.matter)
  report = String(made.body.report)
})
afterAll(() => town.close())

async function act(who: CastName, verb: string, body: object = {}) {
  return town.ask('POST', `/api/matters/${matter}/${verb}`, { cookies: await town.as(who), body })
}
async function page(who: CastName, papers = '') {
  return town.ask('GET', `/api/matters/${matter}${papers}`, { cookies: await town.as(who) })
}
async function dispatched(): Promise<void> {
  await act('gridLeader', 'accept')
  await act('gridLeader', 'dispatch', { party: town.cast.gridWorker.post, partyKind: 'post' })
}

describe('a reporter’s telephone', () => {
  it('is sealed where it is kept, opened for a purpose by whoever works on it, and each look stands in her own story', async () => {
    const [kept] = await town.look<{ contact: Buffer }>('select contact from reports where id = $1', [report])
    expect(kept!.contact.includes('13800000000')).toBe(false)
    expect(JSON.stringify((await page('clerk', '/papers')).body)).not.toContain('13800000000')

    const ask = { report, purpose: 'call-back' }
    expect(await act('clerk', 'contact', ask)).toMatchObject({ status: 200, body: { phone: '13800000000' } })
    for (const [who, status] of [
      ['officer', 404],
      ['otherGridWorker', 404],
      ['kinMember', 403],
      ['auditor', 403],
    ] as const) {
      expect((await act(who, 'contact', ask)).status, who).toBe(status)
    }
    const looks = await town.look("select facts, reader from journal where kind = 'matter.contact_opened'")
    expect(looks).toEqual([{ facts: { report, purpose: 'call-back', field: 'contact' }, reader: 'reporter' }])
  })
})

describe('an ended matter', () => {
  it('offers nothing beside its stages that would be refused: no help is asked for and no picture added', async () => {
    const offered = async (who: CastName) =>
      ((await page(who)).body.abilities as { act: string; allowed: boolean }[])
        .filter(({ allowed }) => allowed)
        .map(({ act: name }) => name)
    await dispatched()
    expect(await offered('gridLeader')).toEqual(expect.arrayContaining(['ask-assist', 'add-picture']))
    await act('gridLeader', 'close-not-done', { reason: '业主自己处理。' })
    const help = { party: town.cast.gridWorker.post, partyKind: 'post', words: '请搭把手。' }
    for (const who of ['gridLeader', 'clerk', 'gridWorker'] as const) {
      expect((await act(who, 'ask-assist', help)).status).not.toBe(200)
      const acts = await offered(who)
      expect(acts).not.toContain('ask-assist')
      expect(acts).not.toContain('add-picture')
      expect(acts).toContain('note')
    }
  })

  it('that is private offers no public summary, before or after its end', async () => {
    matter = String((await town.report({ category: '0501', words: '和楼上吵架' })).body.matter)
    const summary = async () =>
      ((await page('clerk')).body.abilities as { act: string; allowed: boolean; reason?: string }[]).find(
        ({ act: name }) => name === 'approve-summary',
      )
    expect(await summary()).toEqual({ act: 'approve-summary', allowed: false, reason: 'matter-is-private' })
    expect((await act('clerk', 'approve-summary', { summary: '邻里纠纷' })).body).toMatchObject({
      reason: 'matter-is-private',
    })
  })
})

describe('help that was asked for', () => {
  it('stands among what waits for whoever was asked, with its count, until it is answered', async () => {
    const waiting = async (who: CastName) => {
      const cookies = await town.as(who)
      const ids: string[][] = []
      for (const address of ['/api/matters?queue=mine', `/api/matters?queue=open&community=${town.gangwan}`])
        ids.push(((await town.ask('GET', address, { cookies })).body.items as { id: string }[]).map(({ id }) => id))
      const { offices } = (await town.ask('GET', `/api/matters/summary?community=${town.gangwan}`, { cookies })).body
      return { ids, open: (offices as { open: number }[]).reduce((sum, { open }) => sum + open, 0) }
    }
    await dispatched()
    expect(await waiting('lawyer')).toEqual({ ids: [[], []], open: 0 })
    await act('gridLeader', 'ask-assist', { party: town.cast.lawyer.post, partyKind: 'post', words: '请看协议。' })
    expect(await waiting('lawyer')).toEqual({ ids: [[matter], [matter]], open: 1 })
    expect(await waiting('police')).toEqual({ ids: [[], []], open: 0 })
    const [{ id } = { id: '' }] = (await page('lawyer', '/papers')).body.assists as { id: string }[]
    expect((await act('lawyer', 'answer-assist', { assist: id, answer: '看过了。' })).status).toBe(200)
    expect(await waiting('lawyer')).toEqual({ ids: [[], []], open: 0 })
  })
})

describe('more time', () => {
  it('is granted by somebody else than who asked, and moves the settling date', async () => {
    await dispatched()
    const settleDue = async () => ((await page('clerk')).body.limits as { settleDue: string }).settleDue
    const before = await settleDue()
    expect((await act('gridWorker', 'request-extension', { workingDays: 3, reason: '等配件。' })).status).toBe(200)
    expect(await settleDue()).toBe(before)
    expect((await act('gridWorker', 'approve-extension', { granted: true })).status).toBe(403)
    expect((await act('gridLeader', 'approve-extension', { granted: true })).status).toBe(200)
    expect(Date.parse(await settleDue())).toBeGreaterThan(Date.parse(before) + 2 * 86_400_000)
  })

  it('granted, stands in the reporter’s own story, since her date moves; asked for or refused, it does not', async () => {
    const made = await town.report()
    matter = String(made.body.matter)
    await dispatched()
    await act('gridWorker', 'request-extension', { workingDays: 3, reason: '等配件。' })
    await act('gridLeader', 'approve-extension', { granted: false })
    await act('gridWorker', 'request-extension', { workingDays: 5, reason: '还在等配件。' })
    await act('gridLeader', 'approve-extension', { granted: true })
    const own = await town.ask('GET', `/api/matters/mine/${made.body.report}`, { cookies: made.cookies })
    const kinds = (own.body.story as { kind: string }[]).map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind.startsWith('matter.extension'))).toEqual(['matter.extension_granted'])
    expect(JSON.stringify(own.body)).not.toContain('配件')
    const open = await town.ask('GET', `/api/matters/public/${made.body.number}`)
    expect(JSON.stringify(open.body)).not.toContain('extension')
  })

  it('refused, leaves the date where it was', async () => {
    await dispatched()
    const due = (await page('clerk')).body.limits
    await act('gridWorker', 'request-extension', { workingDays: 3, reason: '等配件。' })
    expect((await act('clerk', 'approve-extension', { granted: false })).status).toBe(200)
    expect((await page('clerk')).body).toMatchObject({ limits: due, extension: null })
  })
})

describe('asking others to lend a hand', () => {
  it('shows them the matter until they answered, and leaves it where it is', async () => {
    const { property } = town.cast
    const [{ id: party } = { id: '' }] = await town.look<{ id: string }>(
      "select id from organisations where name = '海港物业'",
    )
    await dispatched()
    expect((await page('property')).status).toBe(404)
    const ask = { party, partyKind: 'organisation', words: '请开地下室的门。' }
    expect((await act('clerk', 'ask-assist', ask)).status).toBe(200)
    const seen = await page('property', '/papers')
    expect(seen.status, property.name).toBe(200)
    const [{ id } = { id: '' }] = seen.body.assists as { id: string }[]
    expect((await act('property', 'answer-assist', { assist: id, answer: '门已打开。' })).status).toBe(200)

    const after = (await page('clerk', '/papers')).body.assists
    expect(after).toMatchObject([{ answer: '门已打开。', ended: true }])
    expect((await page('clerk')).body).toMatchObject({ stage: 'dispatched', turn: { tier: 'grid' } })
  })
})

describe('the story on a reporter’s own page', () => {
  it('names the office that did each step, whoever held the matter, and no person', async () => {
    const made = await town.report()
    matter = String(made.body.matter)
    const party = { party: town.cast.gridWorker.post, partyKind: 'post' }
    await act('gridLeader', 'accept')
    await act('clerk', 'dispatch', party)
    await act('clerk', 'reply', { words: '明天上午来看。' })
    await act('clerk', 'approve-summary', { summary: '三楼走廊堆物。' })
    await act('gridWorker', 'done', { words: '已清走。' })
    await act('secretary', 'verify', { result: 'rework' })
    await act('gridLeader', 'hand-up', { reason: '要物业一起办。' })
    const own = await town.ask('GET', `/api/matters/mine/${made.body.report}`, { cookies: made.cookies })
    const story = own.body.story as { kind: string; by: { officeName: string; name: string | null } }[]
    const names = await town.look<{ tier: string; name: string }>(
      `select o.tier, o.name from offices o join matters m on m.id = $1
       where o.community_id = m.community_id and (o.grid_id = m.grid_id or o.tier = 'community')`,
      [matter],
    )
    const nameOf = (tier: string) => names.find((each) => each.tier === tier)!.name
    expect(story.map(({ kind, by }) => [kind, by.officeName, by.name]).toReversed()).toEqual([
      ['matter.reported', nameOf('grid'), null],
      ['matter.accepted', nameOf('grid'), null],
      ['matter.dispatched', nameOf('community'), null],
      ['matter.replied', nameOf('community'), null],
      ['matter.summary_approved', nameOf('community'), null],
      ['matter.done', nameOf('grid'), null],
      ['matter.verified', nameOf('community'), null],
      ['matter.handed_up', nameOf('grid'), null],
    ])
  })

  it('says of a matter that the desk took down by telephone that the desk did', async () => {
    const cookies = await town.as('clerk')
    const body = { community: town.gangwan, staircase: 'GW-001-1', spot: { kind: 'floor', floor: 3 }, category: '0104' }
    const asked = { ...body, words: '三楼走廊堆满纸箱。', channel: 'telephone' }
    const made = await town.ask('POST', '/api/matters', { cookies, body: asked })
    const [told] = await town.look<{ tier: string }>(
      `select o.tier from journal j join offices o on o.id = j.office_id where j.subject_id = $1`,
      [made.body.matter],
    )
    expect(told).toEqual({ tier: 'community' })
  })
})

describe('what the desk puts right', () => {
  it('is journalled with its reason: place, category, spam, a call that reached nobody', async () => {
    expect((await act('clerk', 'log-call', { report, result: 'no_answer', words: '没人接。' })).status).toBe(200)
    const place = { staircase: 'GW-002-1', spot: { kind: 'entrance' }, reason: '扫错了码。' }
    expect((await act('clerk', 'correct-place', place)).status).toBe(200)
    const category = { category: '0501', reason: '其实是邻里纠纷。' }
    expect((await act('clerk', 'correct-category', category)).status).toBe(200)
    expect((await page('clerk')).body).toMatchObject({
      private: true,
      category: '0501',
      place: { staircaseCode: 'GW-002-1' },
    })
    for (const [verb, body] of [
      ['correct-place', { staircase: 'GW-002-1', spot: { kind: 'entrance' } }],
      ['correct-category', { category: '0501' }],
      ['void', {}],
    ] as const) {
      expect((await act('clerk', verb, body)).body, verb).toMatchObject({ status: 400, fields: [{ field: 'reason' }] })
      expect((await act('auditor', verb, { ...body, reason: '测试。' })).status, verb).toBe(403)
    }
    expect((await act('gridLeader', 'void', { reason: '测试。' })).status).toBe(403)
    expect((await act('clerk', 'void', { reason: '测试。' })).body).toMatchObject({ stage: 'void' })

    const by = town.cast.clerk.account
    expect((await journalOf('corrected|voided')).map(({ facts: _, ...told }) => told)).toEqual([
      { kind: 'matter.place_corrected', by, words: '扫错了码。' },
      { kind: 'matter.category_corrected', by, words: '其实是邻里纠纷。' },
      { kind: 'matter.voided', by, words: '测试。' },
    ])
    expect(await storyFor('auditor', /corrected|voided/)).toMatchObject([
      { kind: 'matter.voided', words: { words: '测试。' } },
      { kind: 'matter.category_corrected', words: { words: '其实是邻里纠纷。' } },
      { kind: 'matter.place_corrected', words: { words: '扫错了码。' } },
    ])
  })
})

describe('words that should not stand there', () => {
  const bad = '姓区的就是个骗子。'
  const reason = '指名骂人。'
  let mine: string
  let other: string
  let another: string

  /** Everything that shows the words of a matter's first report, or would. */
  async function shown(): Promise<Record<string, string>> {
    const { number } = (await page('clerk')).body as { number: string }
    const search = encodeURIComponent('骗子')
    const asked = {
      'the page at the desk': () => page('clerk', '/papers'),
      'the queue': async () => town.ask('GET', '/api/matters', { cookies: await town.as('clerk') }),
      'the queue on the street': async () => town.ask('GET', '/api/matters', { cookies: await town.as('gridWorker') }),
      'the search': async () => town.ask('GET', `/api/matters?search=${search}`, { cookies: await town.as('clerk') }),
      'the public page': () => town.ask('GET', `/api/matters/public/${number}`),
      'her own page': () => town.ask('GET', `/api/matters/mine/${report}`, { cookies: mine }),
      'the page of another reporter': () => town.ask('GET', `/api/matters/mine/${another}`, { cookies: other }),
    }
    const said = await Promise.all(
      Object.entries(asked).map(async ([where, look]) => {
        const answer = await look()
        expect(answer.status, where).toBe(200)
        return [where, JSON.stringify(answer.body)] as const
      }),
    )
    return { ...Object.fromEntries(said), 'the workbook': await workbook() }
  }

  async function workbook(): Promise<string> {
    const answer = await town.ask('GET', `/api/matters/ledgers/all/sheet?community=${town.gangwan}`, {
      cookies: await town.as('clerk'),
    })
    const book = new exceljs.Workbook()
    await book.xlsx.load(answer.raw as unknown as exceljs.Buffer)
    return JSON.stringify(book.model)
  }

  beforeEach(async () => {
    const first = await town.report({ words: bad })
    const second = await town.report({ words: '三楼走廊还是堆着纸箱。' })
    matter = String(first.body.matter)
    report = String(first.body.report)
    mine = first.cookies
    other = second.cookies
    another = String(second.body.report)
    const at = `/api/matters/${second.body.matter}/merge`
    await town.ask('POST', at, { cookies: await town.as('clerk'), body: { into: matter, reason: '同一件事' } })
  })

  it('are gone from everywhere once they are hidden with a reason; she who wrote them is told why, others that it happened', async () => {
    const where = (said: Record<string, string>, what: string) =>
      Object.keys(said).filter((each) => said[each]!.includes(what))
    const places = ['the page at the desk', 'the queue', 'the queue on the street', 'her own page', 'the workbook']
    expect(where(await shown(), bad)).toEqual(places)

    const ask = { target: 'report', targetId: report }
    expect((await act('clerk', 'hide-words', ask)).body).toMatchObject({ status: 400, fields: [{ field: 'reason' }] })
    for (const who of ['gridWorker', 'auditor'] as const) {
      expect((await act(who, 'hide-words', { ...ask, reason })).status, who).toBe(403)
    }
    expect((await act('clerk', 'hide-words', { ...ask, reason })).status).toBe(200)

    const after = await shown()
    expect(where(after, bad)).toEqual([])
    expect(where(after, reason)).toEqual(['the page at the desk', 'her own page'])
    expect(after['the queue']).toContain('三楼走廊还是堆着纸箱')
    const own = (await town.ask('GET', `/api/matters/mine/${report}`, { cookies: mine })).body
    expect(own).toMatchObject({ words: '', hidden: true })
    expect((own.story as object[])[0]).toMatchObject({ kind: 'matter.words_hidden', words: { words: reason } })
    const hers = (await town.ask('GET', `/api/matters/mine/${another}`, { cookies: other })).body
    expect(hers).toMatchObject({ words: '三楼走廊还是堆着纸箱。', hidden: false })
    expect((hers.story as object[])[0]).toMatchObject({ kind: 'matter.words_hidden', words: null })

    const facts = { target: 'report', id: report }
    expect(await journalOf('words_hidden')).toEqual([
      { kind: 'matter.words_hidden', by: town.cast.clerk.account, words: reason, facts },
    ])
    expect(await storyFor('auditor', /words_hidden/)).toMatchObject([{ facts, words: { words: reason } }])
    const audited = JSON.stringify((await page('auditor', '/papers')).body)
    expect(audited, 'what residents said').not.toContain('三楼走廊还是堆着纸箱')
  })

  it('are told of to who wrote them where she left a number: once, without them and without the reason', async () => {
    const contact = { name: '何女士', phone: '13800000000' }
    const first = await town.report({ contact })
    const second = await town.report({ contact })
    ;[matter, report] = [String(first.body.matter), String(first.body.report)]
    const into = { cookies: await town.as('clerk'), body: { into: matter, reason: '同一件事' } }
    await town.ask('POST', `/api/matters/${second.body.matter}/merge`, into)
    const at = `/api/matters/mine/${report}/answer`
    expect((await town.ask('POST', at, { cookies: first.cookies, body: { words: bad } })).status).toBe(200)
    const [answer] = await town.look<{ id: string }>('select id from remarks where report_id = $1', [report])
    const hide = (target: string, targetId: string) => act('clerk', 'hide-words', { target, targetId, reason })
    const told = () =>
      town.look<{ report_id: string }>(
        `select report_id, channel, params, recipient is not null as has_phone from notices
         where template = 'matter.words_hidden'`,
      )

    expect((await hide('report', report)).status).toBe(200)
    const line = { report_id: report, channel: 'sms', params: { number: first.body.number }, has_phone: true }
    expect(await told()).toEqual([line])
    expect((await hide('report', report)).status).toBe(200)
    expect(await told(), 'hidden once more').toHaveLength(1)
    expect(await journalOf('words_hidden')).toHaveLength(1)
    expect((await hide('remark', answer!.id)).status).toBe(200)
    expect(await told(), 'something else that she wrote').toEqual([line, line])
  })

  it('are kept from reporters where they were never theirs to read', async () => {
    await act('clerk', 'note', { words: bad })
    const remarks = (await page('clerk', '/papers')).body.remarks as { id: string }[]
    const ask = { target: 'remark', targetId: remarks[0]!.id, reason }
    expect((await act('clerk', 'hide-words', ask)).status).toBe(200)
    expect(JSON.stringify((await page('clerk', '/papers')).body.remarks)).not.toContain(bad)
    const own = await town.ask('GET', `/api/matters/mine/${report}`, { cookies: mine })
    expect(JSON.stringify(own.body)).not.toContain('words_hidden')
  })
})

/** What the journal says of the matter, in order: what, who, why. */
function journalOf(kinds: string) {
  return town.look<{ kind: string; by: string; words: string; facts: object }>(
    `select j.kind, j.actor_id as by, p.content->>'words' as words, j.facts from journal j
     left join journal_payloads p on p.community_id = j.community_id and p.event_id = j.id
     where j.subject_id = $1 and j.kind ~ $2 order by j.id`,
    [matter, kinds],
  )
}

async function storyFor(who: CastName, kinds: RegExp) {
  const { story } = (await page(who, '/papers')).body as { story: { kind: string }[] }
  return story.filter(({ kind }) => kinds.test(kind))
}

// Last in this file: sessions end while the clock moves on.
describe('a reminder', () => {
  it('comes at half and at four fifths of the time, each once', async () => {
    await dispatched()
    const shares = async () => {
      const [row] = await town.look<{ wake_at: Date }>('select wake_at from matters where id = $1', [matter])
      await town.clock.set(row!.wake_at)
      await town.mind()
      await town.mind()
      const rows = await town.look<{ facts: { share: number } }>(
        "select facts from journal where subject_id = $1 and kind = 'matter.reminded' order by id",
        [matter],
      )
      return rows.map(({ facts }) => facts.share)
    }
    expect(await shares()).toEqual([50])
    expect(await shares()).toEqual([50, 80])
  })
})
