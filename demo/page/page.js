// Keeps the page current without a reload: on every change it fetches itself and replaces the regions that differ.
// Without JavaScript the page reloads every few seconds instead.
const fit = (frame) => {
  try {
    const letter = frame.contentDocument?.documentElement
    if (!letter || !frame.contentDocument.body?.firstChild) return
    // a page is never lower than its frame: measured low, then given what it needs
    frame.style.height = '0'
    frame.style.height = `${Math.min(letter.scrollHeight + 4, 4000)}px`
  } catch {
    // a frame that may not be measured keeps the height of the style sheet
  }
}

const watchFrames = (root) => {
  for (const frame of root.querySelectorAll('iframe')) {
    frame.addEventListener('load', () => fit(frame))
    fit(frame)
  }
}

let busy = false
let again = false

const refresh = async () => {
  if (busy) {
    again = true
    return
  }
  busy = true
  try {
    const response = await fetch(location.href, { headers: { accept: 'text/html' } })
    const fresh = new DOMParser().parseFromString(await response.text(), 'text/html')
    for (const region of document.querySelectorAll('[data-vung]')) {
      const next = fresh.getElementById(region.id)
      if (!next || next.innerHTML === (region.dataset.goc ?? region.innerHTML)) continue
      const scrolled = region.scrollTop
      region.innerHTML = next.innerHTML
      region.dataset.goc = next.innerHTML
      region.scrollTop = scrolled
      watchFrames(region)
    }
  } catch {
    // the demo has ended, or is just starting: the next change tries again
  }
  busy = false
  if (again) {
    again = false
    await refresh()
  }
}

watchFrames(document)
// Scrolls the list alone: scrollIntoView would push the page's head out of sight.
const chosen = document.querySelector('.danh-sach .chon')
const list = chosen?.closest('.danh-sach')
if (list)
  list.scrollTop += chosen.getBoundingClientRect().top - list.getBoundingClientRect().top - list.clientHeight / 3
window.addEventListener('resize', () => document.querySelectorAll('iframe').forEach(fit))
if (document.querySelector('[data-vung]')) new EventSource('/thay-doi').addEventListener('message', refresh)
