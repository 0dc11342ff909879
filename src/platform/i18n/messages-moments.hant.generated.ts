// Written by tools/hant.ts from messages-moments.ts; corrections go to src/platform/i18n/hant-exceptions.ts.
export const hant = {
  "moment.now": "剛剛",
  "moment.ago": "{length}前",
  "moment.left": "還有 {length}",
  "moment.over": "已超 {length}",
  "moment.due-now": "馬上到時",
  "moment.just-over": "剛過時限",
  "moment.less-than-minute": "不到 1 分鐘",
  "moment.minute": "{n} 分鐘",
  "moment.minutes": "{n} 分鐘",
  "moment.hour": "{n} 小時",
  "moment.hours": "{n} 小時",
  "moment.day": "{n} 天",
  "moment.days": "{n} 天",
  "moment.today": "今天 {time}",
  "moment.yesterday": "昨天 {time}",
  "moment.tomorrow": "明天 {time}",
}
