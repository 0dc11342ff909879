// Written by tools/hant.ts from messages.ts; corrections go to src/platform/i18n/hant-exceptions.ts.
export const hant = {
  "shell.resident": "港灣",
  "shell.pocket": "港灣 · 隨身",
  "shell.console": "港灣 · 工作臺",
  "shell.unfinished": "這裡的頁面還在裝修，很快就好。",
}
