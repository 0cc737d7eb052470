// Plainboard's pages: who is signed in, what they do, and the bar that shows what the tracker sent.
const OPERATOR = { headers: { Authorization: 'Bearer op_local' } }
const one = (selector) => document.querySelector(selector)
const kept = (store, name, otherwise) => JSON.parse(store.getItem(name) ?? 'null') ?? otherwise
const signedIn = () => kept(localStorage, 'plainboard.person', undefined)

/** An element with these children, text always as text. */
function made(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties)
  element.append(...children)
  return element
}

// The bar at the bottom

const sent = kept(sessionStorage, 'plainboard.sent', [])

const name = ({ type, event, groupId, userId, properties }) =>
  ({ page: `Page ${properties?.path}`, track: event, identify: `Identify ${userId ?? ''}`, group: `Group ${groupId}` })[type] ?? type

function noted({ detail: { did, messages } }) {
  for (const message of messages) {
    const known = sent.find((entry) => entry.id === message.messageId)
    if (known) known.did = did
    else sent.unshift({ id: message.messageId, at: message.timestamp, name: name(message), did })
  }
  sent.splice(12)
  sessionStorage.setItem('plainboard.sent', JSON.stringify(sent))
  showSent()
}

function showSent() {
  if (sent.length === 0) return
  const waiting = sent.filter((entry) => entry.did !== 'sent').length
  one('.sent').classList.toggle('fresh', waiting === 0)
  one('[data-latest]').textContent = `${waiting ? 'Sending' : 'Sent'}: ${sent[0].name}`
  one('[data-sent]').replaceChildren(
    ...sent.map(({ at, name, did }) =>
      made('li', {}, made('time', {}, new Date(at).toLocaleTimeString('en-GB')), made('b', {}, name), made('span', {}, did === 'sent' ? 'sent' : 'waiting')),
    ),
  )
}

addEventListener('vitalfew', noted)
showSent()

// Every page

for (const link of document.querySelectorAll('nav a')) if (link.pathname === location.pathname) link.setAttribute('aria-current', 'page')
const person = signedIn()
if (person) one('[data-account]').textContent = 'Your board'

// The app

function showApp() {
  const { firstName, company } = signedIn() ?? {}
  one('[data-signed-out]').hidden = Boolean(firstName)
  one('[data-signed-in]').hidden = !firstName
  one('[data-name]').textContent = firstName ?? ''
  one('[data-company]').textContent = `The board of ${company}`
  const tasks = kept(localStorage, 'plainboard.tasks', ['Invite the team', 'Agree the budget'])
  one('[data-tasks]').replaceChildren(...tasks.map((task) => made('li', {}, task)))
}

async function signIn(event) {
  event.preventDefault()
  const stated = Object.fromEntries(new FormData(event.target))
  const answer = await fetch('/site/sign-in', { method: 'POST', body: JSON.stringify(stated) })
  const { userId, groupId } = await answer.json()
  localStorage.setItem('plainboard.person', JSON.stringify({ ...stated, userId, groupId }))
  vitalfew.identify(userId, { firstName: stated.firstName })
  vitalfew.group(groupId, { name: stated.company })
  one('[data-account]').textContent = 'Your board'
  showApp()
}

function signOut() {
  localStorage.removeItem('plainboard.person')
  localStorage.removeItem('plainboard.tasks')
  vitalfew.reset()
  one('[data-account]').textContent = 'Sign in'
  showApp()
}

function createTask(event) {
  event.preventDefault()
  const { title } = Object.fromEntries(new FormData(event.target))
  const tasks = kept(localStorage, 'plainboard.tasks', ['Invite the team', 'Agree the budget'])
  localStorage.setItem('plainboard.tasks', JSON.stringify([title, ...tasks].slice(0, 8)))
  vitalfew.track('Task Created', { board: 'This week' })
  event.target.reset()
  showApp()
}

if (one('[data-sign-in]')) {
  one('[data-sign-in]').addEventListener('submit', signIn)
  one('[data-sign-out]').addEventListener('click', signOut)
  one('[data-task]').addEventListener('submit', createTask)
  for (const button of document.querySelectorAll('[data-track]')) {
    button.addEventListener('click', () => {
      vitalfew.track(button.dataset.track)
      one('[data-did]').textContent = button.dataset.said
    })
  }
  showApp()
}

// What is known about you

const card = (title, items) =>
  made('article', {}, made('h2', {}, title), items.length ? made('ul', {}, ...items) : made('p', { className: 'note' }, 'Nothing yet.'))

const line = (title, detail, className = '') => made('li', {}, made('span', { className }, title), made('small', {}, detail ?? ''))

function cards(known, { events }) {
  const segments = Object.entries(known.segments).map(([lens, { segment, reason }]) => line(`${lens}: ${segment ?? 'unclassified'}`, reason))
  const audiences = Object.entries(known.audiences).map(([audience, { reason }]) => line(audience, reason, 'in'))
  const traits = Object.entries(known.traits).map(([trait, { value }]) => line(`${trait}: ${value}`))
  // An event that concerns two ids is logged under both.
  const once = [...new Map(events.map((entry) => [entry.event.messageId, entry])).values()]
  const last = once.slice(0, 12).map(({ at, event, trust }) => line(name(event), `${new Date(at).toLocaleString('en-GB')}, ${trust} key`))
  return [card('Audiences', audiences), ...(segments.length ? [card('Segments', segments)] : []), card('Traits', traits), card('Last events', last)]
}

async function look() {
  const id = signedIn()?.userId ?? localStorage.getItem('vitalfew:pk_local:anonymous')
  const of = `/api/people/${encodeURIComponent(id)}`
  const answers = id ? await Promise.all([fetch(of, OPERATOR), fetch(`${of}/events?limit=24`, OPERATOR)]) : []
  const found = answers.length > 0 && answers.every((answer) => answer.ok)
  if (found) {
    const [known, events] = await Promise.all(answers.map((answer) => answer.json()))
    one('[data-who]').textContent = signedIn() ? `You are ${signedIn().firstName} of ${signedIn().company}.` : 'You are a visitor whose name is not known yet.'
    one('[data-known]').replaceChildren(...cards(known, events))
  } else one('[data-who]').textContent = 'Nothing: you have not been here before. Look at a page first.'
  setTimeout(look, 1000)
}

if (one('[data-known]')) look()
