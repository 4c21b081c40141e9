/**
 * What the page can do more where scripts run: filter the cards, unfold them, and point at what a topic needs and
 * unlocks. It writes classes and numbers, never markup.
 */
export const script = `
(() => {
  const all = (selector, from = document) => [...from.querySelectorAll(selector)]
  const filter = document.querySelector('.filter')
  const field = document.getElementById('filter-words')
  const found = document.getElementById('found')
  const unfold = document.getElementById('unfold')
  const passing = {
    All: () => true,
    Open: (status) => status === 'pending' || status === 'in-progress',
    'In progress': (status) => status === 'in-progress',
    Done: (status) => status === 'done',
  }
  let texts = null
  const sift = () => {
    texts ??= new Map(all('.card').map((card) => [card, card.textContent.toLowerCase()]))
    const words = field.value.toLowerCase().split(/\\s+/).filter((word) => word !== '')
    const passes = passing[filter.querySelector(':checked').value]
    let shown = 0
    for (const [card, text] of texts) {
      card.hidden = !passes(card.dataset.status) || !words.every((word) => text.includes(word))
      if (!card.hidden) shown++
    }
    for (const stage of all('.stage')) stage.hidden = stage.querySelector('.card:not([hidden])') === null
    found.textContent = shown === texts.size ? '' : shown + ' of ' + texts.size + ' shown'
  }
  filter.addEventListener('input', sift)
  unfold.addEventListener('click', () => {
    const open = unfold.getAttribute('aria-pressed') !== 'true'
    unfold.setAttribute('aria-pressed', String(open))
    for (const fold of all('.stages details')) fold.open = open
  })
  filter.hidden = false

  const placeOf = (id) => document.getElementById(id)?.closest('.card, .stage')
  let pointed = null
  const point = ({ target }) => {
    const card = target.closest?.('.card') ?? null
    if (card === pointed) return
    pointed = card
    for (const other of all('.comes-before, .comes-after')) other.classList.remove('comes-before', 'comes-after')
    if (card === null) return
    const mark = (other, name) => {
      if (other && other !== card) other.classList.add(name)
    }
    for (const id of card.dataset.needs.split(' ')) mark(placeOf(id), 'comes-before')
    for (const { id } of [card, ...all('[id]', card)])
      for (const other of all('[data-needs~="' + id + '"]')) mark(other, 'comes-after')
  }
  document.addEventListener('pointerover', point)
  document.addEventListener('focusin', point)

  const reveal = () => {
    const aim = document.getElementById(location.hash.slice(1))
    if (!aim || aim.closest('[hidden]')) return
    for (let fold = aim.closest('details'); fold; fold = fold.parentElement.closest('details')) fold.open = true
    aim.scrollIntoView()
  }
  addEventListener('hashchange', reveal)
  reveal()
})()
`
