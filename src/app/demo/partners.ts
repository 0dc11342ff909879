import type { Organisation } from '../../people/contract-organisations.ts'
import { agreeProject, listItem, settleProject, signAgreement } from '../../people/partners/keep-partners.ts'
import type { PeopleContext } from '../../people/people-context.ts'
import type { ItemArea, ItemKind } from '../../people/rules-partners.ts'
import type { AccountActor } from '../../platform/actor.ts'
import { asSent } from './as-sent.ts'

type Item = readonly ['need' | 'resource', ItemKind, ItemArea, string]

/** The four partners with what they need and what they offer. */
const partners: readonly { name: string; items: readonly Item[] }[] = [
  {
    name: '港湾小学',
    items: [
      ['need', 'people', 'safety', '放学时段校门口护送，每天两人'],
      ['need', 'expertise', 'law', '开学第一课，请人讲法'],
      ['resource', 'place', 'culture', '周末借出音乐室和操场'],
      ['resource', 'teaching', 'children', '课外老师两名，周末和暑期都可'],
    ],
  },
  {
    name: '建设银行',
    items: [
      ['need', 'place', 'elders', '网点外的反诈宣讲场地'],
      ['resource', 'teaching', 'elders', '反诈和手机银行讲课'],
      ['resource', 'money', 'children', '青少年活动经费'],
    ],
  },
  {
    name: '海港物业',
    items: [
      ['need', 'people', 'environment', '楼道清理志愿者'],
      ['resource', 'people', 'safety', '保安早晚各两人可支援'],
      ['resource', 'goods', 'elders', '扶手、防滑垫和小修材料'],
    ],
  },
  {
    name: '海安图书馆',
    items: [
      ['need', 'teaching', 'children', '周末绘本课的讲读人'],
      ['need', 'place', 'culture', '社区里的借书点'],
      ['resource', 'goods', 'culture', '流动书箱，每季更换'],
      ['resource', 'place', 'elders', '一楼活动室，工作日下午'],
    ],
  },
]

/** Projects: the need, the resource, and what came of it. */
const projects: readonly { title: string; need: string; resource: string; delivered: string | null }[] = [
  {
    title: '放学护送',
    need: '放学时段校门口护送，每天两人',
    resource: '保安早晚各两人可支援',
    delivered: '九月到十月每个上学日两人到岗，共三十八天。',
  },
  {
    title: '社区借书点',
    need: '社区里的借书点',
    resource: '周末借出音乐室和操场',
    delivered: '借书点开在音乐室外廊，开了六个周末。',
  },
  {
    title: '反诈宣讲角',
    need: '网点外的反诈宣讲场地',
    resource: '一楼活动室，工作日下午',
    delivered: null,
  },
  { title: '周末绘本课', need: '周末绘本课的讲读人', resource: '课外老师两名，周末和暑期都可', delivered: null },
]

type Stage = {
  readonly context: PeopleContext
  readonly clerk: AccountActor
  readonly community: string
  readonly from: string
  readonly organisations: readonly Organisation[]
}

/** Signs the partners' agreements, fills their lists and settles what was delivered. */
export async function joinPartners(stage: Stage): Promise<void> {
  const { context, clerk, community, from } = stage
  const items = new Map<string, string>()
  for (const { name, items: listed } of partners) {
    const { id } = stage.organisations.find((each) => each.name === name)!
    const agreement = { title: `${name}结对共建协议`, signedOn: from, from }
    await signAgreement(context, clerk, { command: asSent(), community, id, ...agreement })
    for (const [list, kind, area, title] of listed) {
      const put = { command: asSent(), community, id, list, kind, area, title, from }
      items.set(title, (await listItem(context, clerk, put)).item)
    }
  }
  for (const { title, need, resource, delivered } of projects) {
    const joined = { need: items.get(need)!, resource: items.get(resource)!, title, from }
    const { project } = await agreeProject(context, clerk, { command: asSent(), community, ...joined })
    if (!delivered) continue
    await settleProject(context, clerk, { command: asSent(), community, id: project, state: 'delivered', delivered })
  }
}
