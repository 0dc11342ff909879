// Run inside the page, where the types of these tests do not reach: hence as text.

/** Pixels by which the page is wider than its window. */
export const widthBeyondWindow = 'document.documentElement.scrollWidth - window.innerWidth'

/** Words set smaller than 20 px, each with its size. */
export const smallWords = `(() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const found = []
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const words = node.textContent.trim()
    const holder = node.parentElement
    if (!words || holder.closest('.spoken-only, svg, script, option') || !holder.checkVisibility()) continue
    const size = Number.parseFloat(getComputedStyle(holder).fontSize)
    if (size < 20) found.push(size + ' px: ' + words.slice(0, 30))
  }
  return found
})()`

/** Buttons, fields and links under 60 × 60 px that stand by themselves; a link within a sentence is as tall as its line. */
export const smallTargets = `(() => {
  const all = [...document.querySelectorAll('button, a[href], select, input, textarea, summary')]
  return all.flatMap((each) => {
    if (!each.checkVisibility({ visibilityProperty: true }) || each.closest('.spoken-only, .skip')) return []
    if (getComputedStyle(each).display === 'inline' && each.closest('p')) return []
    const { width, height } = (each.closest('label') ?? each).getBoundingClientRect()
    // Layout may round away a fraction of a pixel.
    if (width === 0 || (height >= 59.5 && width >= 59.5)) return []
    return [Math.round(width) + ' × ' + Math.round(height) + ': ' + each.className + ' ' + each.textContent.slice(0, 20)]
  })
})()`

/** Rows of the desk's queue that do not fill their line, with the size of both. */
export const shrunkRows = `[...document.querySelectorAll('.matter-row')].flatMap((row) => {
  const [own, line] = [row, row.parentElement].map((each) => each.getBoundingClientRect().width)
  return own < line - 1 ? [own + ' of ' + line + ' px: ' + row.textContent.slice(0, 20)] : []
})`

/** Tabs of the phone whose word takes more than one line. */
export const brokenTabs = `[...document.querySelectorAll('.pocket-tab > span')].flatMap((word) => {
  const lines = word.getBoundingClientRect().height / Number.parseFloat(getComputedStyle(word).lineHeight)
  return lines > 1.5 ? [word.textContent] : []
})`

/** Marks that break within a word, a number or a day, and not between their parts. */
export const tornMarks = `[...document.querySelectorAll('.mark > span')].flatMap((word) => {
  const text = word.firstChild
  const one = document.createRange()
  const line = (at) => {
    one.setStart(text, at)
    one.setEnd(text, at + 1)
    return Math.round(one.getBoundingClientRect().bottom)
  }
  const all = [...text.data].map((_, at) => line(at))
  const torn = all.some((own, at) => at > 0 && own > all[at - 1] + 4 && !/[ ，；;,]/.test(text.data[at - 1] + text.data[at]))
  return torn ? [text.data] : []
})`

/** Buttons whose words break between two letters. */
export const tornButtons = `[...document.querySelectorAll('.ant-btn > span')].flatMap((word) => {
  const text = word.firstChild
  if (text?.nodeType !== Node.TEXT_NODE) return []
  const one = document.createRange()
  const line = (at) => {
    one.setStart(text, at)
    one.setEnd(text, at + 1)
    return Math.round(one.getBoundingClientRect().bottom)
  }
  const all = [...text.data].map((_, at) => line(at))
  const torn = all.some((own, at) => at > 0 && own > all[at - 1] + 4 && /^[a-z]{2}$/i.test(text.data[at - 1] + text.data[at]))
  return torn ? [text.data] : []
})`
