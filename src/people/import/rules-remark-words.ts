/** What is said about cells and lines, in 简体 and English: on the sheet that goes back and on the screen. */
export const remarkWords: Readonly<Record<string, readonly [string, string]>> = {
  'no-name': ['没有姓名', 'No name'],
  'not-a-name': ['不像姓名', 'Not a name'],
  masked: ['打了星号，看不全', 'Masked with stars'],
  'too-long': ['太长', 'Too long'],
  'says-died': ['写着已去世，请核实', 'Says the person died; please check'],
  'formula-error': ['公式出错', 'A formula with an error'],
  'unreadable-address': ['地址读不明白', 'The address cannot be understood'],
  'no-building': ['没写哪一栋', 'Does not say which building'],
  'no-door': ['没写房号', 'Does not say which door'],
  'floor-and-door-differ': ['楼层和房号对不上', 'Floor and door do not agree'],
  'read-as-date': ['被表格软件改成了日期，请改成文字再填', 'Turned into a date by the spreadsheet; type it as text'],
  'no-such-building': ['没有这一栋', 'There is no such building'],
  'no-such-door': ['这一栋没有这个房号', 'The building has no such door'],
  'which-staircase': ['这一栋有几个梯口有这个房号，请写明梯号', 'Several staircases have this door; say which'],
  'not-a-birth': ['看不出出生年月', 'Not a month of birth'],
  'no-such-day': ['没有这一天', 'There is no such day'],
  'in-the-future': ['出生日期在今天之后', 'The birth lies in the future'],
  'too-long-ago': ['出生日期太早', 'The birth lies too far back'],
  'year-unclear': ['年份要写四位', 'Write the year with four digits'],
  'month-unclear': ['分不清是 1 月还是 10 月', 'January or October cannot be told apart'],
  'digits-lost': ['数字被表格软件截短了，请补全', 'The spreadsheet cut the digits; type them in full'],
  'not-a-phone': ['不是电话号码', 'Not a telephone number'],
  'no-area-code': ['座机没有区号，没有录入', 'No area code; the number was left out'],
  'unknown-word': ['这个写法不认识，没有录入', 'An unknown word; it was left out'],
  'not-a-count': ['不是人数', 'Not a number of persons'],
  'wrong-form': ['身份证号位数不对', 'The citizen’s number has the wrong form'],
  'wrong-check-digit': ['身份证号校验位不对', 'The check digit of the citizen’s number is wrong'],
  'old-number': ['十五位旧号码，没有采用', 'An old number of fifteen digits; not used'],
  'differs-from-id-number': ['出生年月和身份证号对不上', 'Differs from the citizen’s number'],
  'two-heads': ['一户有两个户主', 'Two heads in one household'],
  'dwelling-twice': ['同一套房出现了两次', 'The same dwelling comes twice'],
  'twice-in-sheet': ['同一个人出现了两次', 'The same person comes twice'],
  'same-name-in-sheet': ['同户同名，出生年月不同', 'The same name at the same door with another birth'],
  'other-birth': ['册里有同户同名的人，出生年月不同', 'The register has this name at this door with another birth'],
  'cannot-tell': [
    '册里有同户同名的人，分不清是不是同一个',
    'The register has this name at this door; it may be another person',
  ],
  'several-of-this-name': ['册里这一户有几个同名的人', 'The register has several of this name at this door'],
  'lives-elsewhere': ['册里有同名同电话的人，住在别处', 'The register has this name and telephone at another door'],
  'other-head': ['册里这一户已有别的户主', 'The household has another head in the register'],
  'child-without-guardian': [
    '未满十四岁，录入后请在这个孩子的登记里加上监护人',
    'Under fourteen: enter a guardian on the child’s record afterwards',
  ],
  'left-out:id-number': [
    '身份证号只取出生年月和性别，号码不留',
    'Only month of birth and sex are taken of the citizen’s number',
  ],
  'left-out:not-kept': ['这一列用不着，不收', 'Not needed; left out'],
  'left-out:note': ['备注不收', 'Remarks are left out'],
  'left-out:key-persons': ['重点人员类不收', 'Lists of key persons are not taken'],
  'left-out:corrections': ['社矫、刑释类不收', 'Corrections and release are not taken'],
  'left-out:drugs': ['涉毒类不收', 'Drug matters are not taken'],
  'left-out:petitions': ['信访类不收', 'Petitions are not taken'],
  'left-out:mental-illness': ['精神健康类不收', 'Mental illness is not taken'],
  'left-out:cult': ['涉邪类不收', 'Cult matters are not taken'],
  'left-out:religion': ['宗教信仰不收', 'Religion is not taken'],
  'left-out:ethnicity': ['民族不收', 'Ethnicity is not taken'],
  'left-out:politics': ['政治面貌不收', 'Politics are not taken'],
  'left-out:foreigners': ['国籍、境外类不收', 'Foreigners’ lists are not taken'],
  'left-out:rental': ['租赁情况不收', 'Letting and renting are not taken'],
  'left-out:biometrics': ['照片、指纹类不收', 'Pictures of faces and fingerprints are not taken'],
  'left-out:care': [
    '困难和健康情况请在关爱册里经本人同意登记',
    'Hardship and health belong in the care register, with consent',
  ],
}

const kindWords = {
  new: '新增',
  changed: '更新',
  unchanged: '不变',
  conflict: '待定',
  rejected: '退回',
} as const

/** The remark on a line of the sheet that goes back: what becomes of it, and each cell with its reason. */
export function remarkOnLine(
  kind: keyof typeof kindWords,
  remarks: readonly { cell: string | null; reason: string }[],
): string {
  const said = remarks.map(
    ({ cell, reason }) => `${cell ?? ''}${cell ? '：' : ''}${remarkWords[reason]?.[0] ?? reason}`,
  )
  return [kindWords[kind], ...said].join('；')
}
