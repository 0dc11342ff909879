/** A length of time and the clock it runs on: working time, calendar days, or plain minutes day and night. */
export type Limit =
  | { readonly clock: 'working-days'; readonly amount: number }
  | { readonly clock: 'working-minutes'; readonly amount: number }
  | { readonly clock: 'calendar-days'; readonly amount: number }
  | { readonly clock: 'minutes'; readonly amount: number }

/** What a matter may be about. Codes are data (domain standard §5.2); history keeps the label that held then. */
export type Category = {
  readonly code: string
  readonly hans: string
  readonly en: string
  /** The lowest tier that can settle it. What belongs above the community is still received there and handed up. */
  readonly tier: 'grid' | 'community' | 'subdistrict' | 'district'
  readonly firstAnswer: Limit
  /** Until the danger is fenced off; absent where nothing is dangerous. */
  readonly safe: Limit | null
  readonly settled: Limit
  /** Never on a board, among duplicates or in search. */
  readonly private: boolean
}

const days = (amount: number): Limit => ({ clock: 'working-days', amount })
const hours = (amount: number): Limit => ({ clock: 'working-minutes', amount: amount * 60 })
const calendar = (amount: number): Limit => ({ clock: 'calendar-days', amount })
const minutes = (amount: number): Limit => ({ clock: 'minutes', amount })

type Row = [code: string, hans: string, en: string, tier: 'G' | 'C' | 'S' | 'D', settled: Limit, safe?: Limit]

// Matters of the sub-district or district still begin at the community, which is the first receiver (首接负责) and hands them up.
const rows: readonly Row[] = [
  ['0101', '垃圾暴露、桶位不当', 'Exposed rubbish, misplaced bins', 'G', days(1)],
  ['0102', '大件或装修垃圾', 'Bulky or construction waste', 'C', days(4)],
  ['0103', '分类投放点位置或时间', 'Sorting site: place or hours', 'C', days(10)],
  ['0104', '楼道、天台堆物', 'Clutter in corridor or on roof', 'G', days(3)],
  ['0105', '虫害、异味、生活噪声', 'Pests, odour, noise from daily life', 'C', days(5)],
  ['0201', '路灯、楼道灯', 'Street or stair lamp', 'C', days(3)],
  ['0202', '井盖缺失', 'Manhole cover missing', 'S', days(1), minutes(120)],
  ['0203', '漏水、爆管、停水', 'Leak, burst pipe, no water', 'C', days(1), minutes(240)],
  ['0204', '水浸、雨污分流', 'Flooding, rain and sewage separation', 'S', days(20), minutes(60)],
  ['0205', '墙面、檐口、坠物', 'Wall, eaves, falling parts', 'S', days(15), minutes(120)],
  ['0206', '电梯故障、加装电梯', 'Lift fault, added lift', 'S', days(10), minutes(120)],
  ['0207', '无障碍坡道、扶手', 'Ramp, handrail', 'C', days(15)],
  ['0301', '违法搭建', 'Illegal building', 'D', days(20)],
  ['0302', '占道、停车纠纷', 'Blocked passage, parking', 'C', days(2)],
  ['0303', '电动车充电或进电梯', 'E-bike charging or in lifts', 'C', days(1)],
  ['0304', '流动摆卖、小广告', 'Street vending, stickers', 'S', days(2)],
  ['0401', '消防通道堵塞、灭火器', 'Fire passage blocked, extinguisher', 'C', days(1)],
  ['0402', '燃气异味', 'Gas smell', 'D', days(1), minutes(15)],
  ['0403', '用电、私拉电线', 'Electricity, private wiring', 'C', days(1)],
  ['0404', '台风暴雨巡查、树木危险', 'Storm check, dangerous tree', 'S', hours(4), minutes(240)],
  ['0405', '防溺水、儿童安全点', 'Drowning prevention, child safety', 'C', days(1)],
  ['0501', '邻里纠纷', 'Neighbour dispute', 'G', calendar(30)],
  ['0502', '家庭纠纷', 'Family dispute', 'C', calendar(30), minutes(15)],
  ['0503', '租赁纠纷', 'Tenancy dispute', 'C', calendar(30)],
  ['0504', '物业服务纠纷', 'Property-service dispute', 'C', calendar(30)],
  ['0505', '欠薪、消费、交通纠纷', 'Wage, consumer or traffic dispute', 'S', days(3)],
  ['0601', '长者求助（走失、跌倒、独居）', 'Elder needs help (lost, fall, alone)', 'G', days(1), minutes(15)],
  ['0602', '用餐、日托申请', 'Meal or day-care application', 'C', days(5)],
  ['0603', '补贴、救助、助残咨询', 'Subsidy, relief, disability advice', 'C', days(3)],
  ['0604', '儿童或监护支持', 'Child or guardian support', 'C', days(1), minutes(15)],
  ['0605', '就医、心理支持转介', 'Medical or psychological referral', 'C', days(2)],
  ['0701', '咨询', 'Advice, information', 'C', days(3)],
  ['0702', '证明开具', 'Proof or certificate', 'C', days(1)],
  ['0703', '给议事厅的建议', 'Suggestion for the hall', 'C', days(3)],
  ['0704', '表扬', 'Praise', 'C', days(1)],
  ['0801', '宠物、流浪犬', 'Pets, loose dog', 'C', days(2)],
  ['0802', '绿化、树木', 'Greening, trees', 'C', days(5)],
  ['0803', '文体活动、场地', 'Culture, activity, space', 'C', days(5)],
  ['0901', '火警、急病、正在发生的违法', 'Fire, medical emergency, crime in progress', 'D', days(1), minutes(15)],
  ['0902', '群体事件、谣言', 'Mass incident, rumours', 'S', days(1), minutes(30)],
  ['0999', '其他', 'Other', 'C', days(5)],
]

const tiers = { G: 'grid', C: 'community', S: 'subdistrict', D: 'district' } as const

/** The categories a community begins with. */
export const defaultCategories: readonly Category[] = rows.map(([code, hans, en, tier, settled, safe = null]) => ({
  code,
  hans,
  en,
  tier: tiers[tier],
  firstAnswer: code.startsWith('09') && code !== '0999' ? minutes(30) : days(1),
  safe,
  settled,
  private: ['05', '06', '09'].includes(code.slice(0, 2)),
}))
