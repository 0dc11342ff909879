// Written by tools/hant.ts from messages-problems.ts; corrections go to src/platform/i18n/hant-exceptions.ts.
export const hant = {
  "http.not-found": "這件事現在不歸您看，可能已經轉給別人。",
  "matters.refused:not-your-place": "這裡不是您的片區，報不了。請居民自己報，或打電話給社區。",
  "matters.not-now:not-in-this-stage": "別人已經辦過一步，這一步用不上了。打開這件事看看現在的情況。",
  "matters.not-now:already-ended": "這件事已經了結，這一步用不上了。",
  "matters.refused:not-yours": "這件事已經不在您手上。",
}
