// Written by tools/hant.ts from messages-problems.ts; corrections go to src/platform/i18n/hant-exceptions.ts.
export const hant = {
  "people.no-such-resident": "這裡沒有這位居民。可能已經搬走，或者住在別的網格。",
  "people.second-head": "這一戶已經有戶主。請先改原來的戶主，或者選別的關係。",
  "people.second-household": "這扇門裡已經登記了一戶。把人加到這一戶就行。",
  "people.ended-dwelling": "這套房已經不在了，請選現在的房號。",
  "people.ended-resident": "這位居民的登記已經結束。",
  "people.nothing-kept": "這一項沒有登記。",
  "people.purpose-not-given": "本人沒有同意這個用途，或者已經收回。請先問本人；危急時選“緊急”。",
}
