// The board works without this file. Pages of one dossier say every half minute that they are still open.
const open = document.querySelector('[data-presence]')
if (open) setInterval(() => void fetch(open.dataset.presence).catch(() => undefined), 30_000)
