// Written by tools/hant.ts from messages-people.ts; corrections go to src/platform/i18n/hant-exceptions.ts.
export const hant = {
  "people.link": "找居民",
  "people.title": "居民",
  "people.label": "姓名、拼音首字母或房號",
  "people.hint": "比如 5-302",
  "people.busy": "正在找",
  "people.none": "沒有找到。換幾個字，或者用房號找。",
  "people.agreed": "同意讓您知道的住戶",
  "people.nobody": "還沒有住戶同意。",
  "people.nobody-how": "網格員徵得同意後，會出現在這裡。",
  "person.title": "一位居民",
  "person.call": "看電話",
  "person.name": "看姓名",
  "person.no-phone": "沒有登記電話。",
  "person.dial": "打 {phone}",
}
