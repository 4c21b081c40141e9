/**
 * What the page can do more where scripts run: filter the cards, unfold them all, and point at what a topic needs and
 * unlocks. It reads what the page shows, and writes classes and numbers only.
 */
export const script = `
(() => {
  const cards = [...document.querySelectorAll('.card')]
  const stages = [...document.querySelectorAll('.stage')]
  const texts = new Map(cards.map((card) => [card, card.textContent.toLowerCase()]))
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
  const sift = () => {
    const words = field.value.toLowerCase().split(/\\s+/).filter((word) => word !== '')
    const status = filter.querySelector('[name=status]:checked').value
    let shown = 0
    for (const card of cards) {
      const passes = passing[status](card.dataset.status) && words.every((word) => texts.get(card).includes(word))
      card.hidden = !passes
      if (passes) shown++
    }
    for (const stage of stages) stage.hidden = stage.querySelector('.card:not([hidden])') === null
    found.textContent = shown === cards.length ? '' : shown + ' of ' + cards.length + ' shown'
  }
  const foldAll = (open) => {
    for (const details of document.querySelectorAll('.stages details')) details.open = open
  }
  filter.addEventListener('input', sift)
  unfold.addEventListener('click', () => {
    const open = unfold.getAttribute('aria-pressed') !== 'true'
    unfold.setAttribute('aria-pressed', String(open))
    foldAll(open)
  })
  filter.hidden = false

  const needsOf = (card) => card.dataset.needs.split(' ').filter((id) => id !== '')
  const cardAt = (id) => document.getElementById(id)?.closest('.card, .stage')
  const before = new Map(cards.map((card) => [card, needsOf(card).map(cardAt)]))
  const after = new Map()
  for (const [card, needs] of before)
    for (const need of needs) after.set(need, [...(after.get(need) ?? []), card])
  let pointed = null
  const point = ({ target }) => {
    const card = target.closest?.('.card') ?? null
    if (card === pointed) return
    for (const other of document.querySelectorAll('.comes-before, .comes-after'))
      other.classList.remove('comes-before', 'comes-after')
    pointed = card
    for (const other of before.get(card) ?? []) if (other && other !== card) other.classList.add('comes-before')
    for (const other of after.get(card) ?? []) if (other !== card) other.classList.add('comes-after')
  }
  document.addEventListener('pointerover', point)
  document.addEventListener('focusin', point)

  const reveal = () => {
    const aim = document.getElementById(location.hash.slice(1))
    for (let fold = aim?.closest('details'); fold; fold = fold.parentElement.closest('details')) fold.open = true
    if (aim && !aim.closest('[hidden]')) aim.scrollIntoView()
  }
  addEventListener('hashchange', reveal)
  if (location.hash !== '') reveal()

  let folded = []
  addEventListener('beforeprint', () => {
    folded = [...document.querySelectorAll('.stages details:not([open])')]
    foldAll(true)
  })
  addEventListener('afterprint', () => {
    for (const details of folded) details.open = false
  })
})()
`
