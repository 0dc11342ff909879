// Written by tools/hant.ts from messages-problems.ts; corrections go to src/platform/i18n/hant-exceptions.ts.
export const hant = {
  "care.not-here": "這裡沒有這份關愛計劃或這次報警。",
  "care.refused": "這一步不歸您辦，請找社區值班。",
  "care.not-now": "情況已經變了，請再看一眼。",
  "care.not-now:claimed-by-another": "已經有人接了。",
  "care.not-now:not-the-owner": "這次由別人負責。",
  "care.not-now:extended-before": "已經延過一次。",
  "care.not-now:not-offered-to-you": "沒有人要轉給您。",
  "care.not-now:closed": "這次報警已經結束。",
  "care.not-now:too-late-to-reopen": "過了一天，不能再打開，請新報一次。",
  "care.not-now:ended": "這份計劃已經結束。",
  "care.plan-exists": "這位居民已有關愛計劃，請打開那一份。",
  "care.not-ready": "還缺幾樣，補齊才能開始。",
  "care.no-such-resident": "這位居民沒有登記住在這裡。",
  "rosters.not-here": "沒有這條值班。",
  "rosters.refused": "排班由社區值班處辦理。",
}
