// Written by tools/hant.ts from messages-homes.ts; corrections go to src/platform/i18n/hant-exceptions.ts.
export const hant = {
  "act.count-add": "只登記人數",
  "act.count": "改人數",
  "act.count-end": "這一戶搬走了",
  "form.count": "共住幾人",
  "form.share-of": "份額 {n}（空著算 {equal}）",
  "form.share-wrong": "寫成 1/2、60% 或 0.25，不超過整套。",
  "household.count-only": "只登記了人數：{all} 人",
  "owners.sum-whole": "合起來正好是整套。",
  "owners.sum-left": "合起來 {sum}，還有 {left} 沒登記。",
  "owners.sum-too-much": "合起來 {sum}，超過整套。",
  "count.why": "不肯留名字、或者一時問不到的，先記住了幾個人，數字裡也算。",
  "count.correct-why": "有名有姓的都在冊了，就空著。",
}
