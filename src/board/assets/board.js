// The board works without this file. A dossier's open page says every half minute that it is, and hears who else has it open.
const open = document.querySelector('[data-presence]')

const ask = async () => {
  try {
    const response = await fetch(open.dataset.presence)
    if (!response.ok || response.redirected) return
    const fresh = new DOMParser().parseFromString(await response.text(), 'text/html').getElementById('cung-xem')
    const shown = document.getElementById('cung-xem')
    if (fresh && shown && fresh.textContent !== shown.textContent) shown.replaceChildren(...fresh.childNodes)
  } catch {
    // offline for a moment: the next half minute asks again
  }
}

if (open) setInterval(ask, 30_000)

// A page that waits for work to end looks again, unless somebody is in the middle of something on it.
const waits = document.querySelector('[data-reload]')
if (waits) setTimeout(() => location.reload(), Number(waits.dataset.reload) * 1000)
