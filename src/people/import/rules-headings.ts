import { tightWords } from './rules-numerals.ts'

/** What a column is read as. */
export const fields = [
  'address',
  'building',
  'staircase',
  'floor',
  'door',
  'name',
  'head',
  'relation',
  'sex',
  'birth',
  'idNumber',
  'phone',
  'landline',
  'headCount',
] as const
export type Field = (typeof fields)[number]

/**
 * Kinds that this register does not hold: what belongs to other authorities under their own statutes, what nobody needs, and
 * what the care register keeps with the person's consent.
 */
export const excludedKinds = [
  'key-persons',
  'corrections',
  'drugs',
  'petitions',
  'mental-illness',
  'cult',
  'religion',
  'ethnicity',
  'politics',
  'foreigners',
  'rental',
  'biometrics',
  'care',
] as const
export type ExcludedKind = (typeof excludedKinds)[number]

/** A field; a kind that is left out; nothing that this register keeps; free remarks; a count or an age worked out elsewhere. */
export type Use = Field | ExcludedKind | 'not-kept' | 'note' | 'derived' | 'unknown'

const names: readonly (readonly [Use, RegExp])[] = [
  [
    'key-persons',
    /重点(人员|人群|对象|关注|管控)|特殊(人员|人群|群体)|人员(类别|类型|属性|标签|分类)|管控|稳控|维稳|关注(等级|类别)|风险等级/,
  ],
  ['corrections', /社区?矫正|社矫|矫正|刑满|刑释|安置?帮教|前科|犯罪/],
  ['drugs', /吸毒|戒毒|涉毒|禁毒|毒品/],
  ['petitions', /信访|上访|访民|缠访|诉求人员/],
  ['mental-illness', /精神(病|障碍|疾病|状况)|精障|肇事肇祸/],
  ['cult', /邪教|涉邪/],
  ['religion', /宗教|信仰|信教/],
  ['ethnicity', /民族|族别/],
  ['politics', /政治面貌|政治身份|党员|党派|入党|党组织|党支部|团员/],
  ['foreigners', /外籍|国籍|境外|护照/],
  ['rental', /出租|租赁|租户|租客|承租|房东|租金|租住|合同/],
  ['biometrics', /人脸|指纹|相片|照片|虹膜|血型/],
  ['care', /残疾|残障|疾病|病史|健康|低保|低收入|独居|空巢|失独|失能|计生|优抚|退役|困难|孤儿|留守/],
  ['idNumber', /身份证|证件号|公民身份|身份号码/],
  [
    'not-kept',
    /户籍|籍贯|户口|婚姻|婚否|学历|文化程度|学校|工作单位|单位名称|就业|职业|职务|收入|银行|账号|卡号|社保|医保|车牌|车辆|微信|QQ|邮箱|身高|兵役|来源地|迁入|入住时间|面积|宠物/i,
  ],
  ['relation', /^(与|和|同)?(户主|本户)?(之间)?的?关系$|^家庭关系$|称谓$|^(与户主|户主)关系/],
  ['head', /^户主(姓名|名字|名)?$|^户主/],
  ['name', /^(居民|住户|成员|家庭成员|人员|本人|住户成员)?(姓名|名字|名单)$|^家庭成员$|^姓名|^name$/i],
  ['sex', /^性别$|^sex$|^gender$/i],
  ['derived', /^年龄|^周岁|^岁数|^属相/],
  ['birth', /出生|生日|^birth/i],
  ['landline', /固话|固定电话|座机|家庭电话|住宅电话|宅电|办公电话/],
  ['phone', /手机|电话|联系方式|联络方式|^phone|^mobile/i],
  ['headCount', /(家庭|居住|常住|在住|户)?(人数|人口)(数)?$|^户内人/],
  ['building', /^(所在|所属)?(楼栋|栋|幢|座|楼号|栋号|幢号|座号|楼|楼座|大楼|栋数)(号|名)?$/],
  ['staircase', /^(单元|梯|梯号|单元号|楼梯|门洞|梯口)$/],
  ['floor', /^(楼层|层|层数|所在楼层)$/],
  ['door', /^(房号|房间号?|室|室号|门牌|门号|房|房间|户号|门牌号|房屋号|单元房号|房号室号)$/],
  ['address', /地址|住址|住所|居住地|房屋坐落|门牌|栋房|楼栋房号|栋.*房|address/i],
  ['derived', /^(序号?|编号|行号|no\.?|号|项目|户编号|#)$/i],
  ['note', /备注|说明|其他|其它|情况|remark|note/i],
]

/** The letters and characters of a heading, without stars, brackets and what stands in them. */
export function tidyHeading(heading: string): string {
  return tightWords(heading)
    .replace(/[(（【[][^)）】\]]*[)）】\]]/g, '')
    .replace(/[*＊:：、·.。/\\_-]+/g, '')
}

/** What a column's name says it holds. Excluded kinds are looked for first, also within brackets. */
export function headingUse(heading: string): Use {
  const tidy = tidyHeading(heading)
  if (tidy === '') return 'unknown'
  return names.find(([, pattern]) => pattern.test(tidy))?.[0] ?? 'unknown'
}

export function isField(use: string): use is Field {
  return (fields as readonly string[]).includes(use)
}

export function isExcluded(use: string): use is ExcludedKind {
  return (excludedKinds as readonly string[]).includes(use)
}

const telling: readonly (readonly [ExcludedKind, RegExp])[] = [
  ['corrections', /社区?矫正|社矫|刑满释放|刑释|安置帮教|劳改|劳教|服刑/],
  ['drugs', /吸毒|戒毒|涉毒/],
  ['petitions', /信访|上访|缠访|闹访/],
  ['mental-illness', /精神(病|障碍|分裂)|精障|肇事肇祸/],
  ['cult', /邪教|法轮/],
  ['key-persons', /重点人员|重点人群|重点对象|管控对象|稳控对象|涉稳/],
  ['religion', /(信|基督|天主|佛|道|伊斯兰)教(徒|信徒)?|信佛|信主/],
]

/** The excluded kind that words speak of, wherever they stand; null where they speak of none. */
export function excludedIn(words: string): ExcludedKind | null {
  return telling.find(([, pattern]) => pattern.test(words))?.[0] ?? null
}

const ofWholeCells: readonly (readonly [ExcludedKind, RegExp])[] = [
  [
    'politics',
    /^(群众|(中共)?(预备)?党员|中国共产党.*|(共青)?团员|民主党派|无党派(人士)?|积极分子|九三学社|民盟|民革|民建|民进|农工党|致公党|台盟)$/,
  ],
  ['ethnicity', /^(汉|壮|回|满|苗|维吾尔|土家|彝|蒙古|藏|布依|侗|瑶|朝鲜|白|哈尼|哈萨克|黎|傣|畲)族?$/],
  ['rental', /^(出租|租住|租赁|自住\/出租|承租)$/],
]

/** The excluded kind that a whole cell is a word of, such as 汉族 or 群众. */
export function excludedWord(words: string): ExcludedKind | null {
  return excludedIn(words) ?? ofWholeCells.find(([, pattern]) => pattern.test(words))?.[0] ?? null
}
