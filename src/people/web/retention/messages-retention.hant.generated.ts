// Written by tools/hant.ts from messages-retention.ts; corrections go to src/platform/i18n/hant-exceptions.ts.
export const hant = {
  "retention.title": "登記留多久",
  "retention.hint": "到期自動刪。改了以後，從那天起結束的登記按新期限；之前結束的不變。看過誰、誰導出過，法律要求至少三年。",
  "retention.resident_record": "居民登記，遷出或去世以後（天）",
  "retention.openings": "誰打開過什麼（天）",
  "retention.resident_requests": "居民的請求，答覆以後（天）",
  "retention.exports": "為什麼要不遮住的名單（天）",
  "retention.between": "{least} 到 {most} 天",
  "retention.coming": "{day} 起：{terms}",
  "retention.only-secretary": "由書記來定。",
  "field.term-too-short": "太短了，不夠用，或者不合法。",
  "field.term-too-long": "太長了，用不著留這麼久。",
  "field.not-a-day": "沒有這一天。",
  "field.in-the-past": "不能是過去的日子。",
  "people.refused": "這一項由書記來定。",
}
