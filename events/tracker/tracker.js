/**
 * The browser's tracker, served as /t.js. It takes pages, events and who somebody is, and sends them as messages of the
 * Segment spec.
 *
 * What is taken stays in localStorage, one entry a message, until the server has said that it has it. So a page that is
 * left, a server that is away and a browser that is offline lose nothing: the next page sends what it finds. Two pages
 * that find the same message both send it, and the server counts a messageId once.
 *
 * @typedef {Record<string, unknown>} Fields
 */
;(() => {
  const VERSION = '1'
  const MOST_IN_BATCH = 20
  /** Browsers let 64 KiB be on their way while a page is left. */
  const BATCH_BYTES = 60_000
  /** The server rejects a longer message. */
  const MESSAGE_BYTES = 32_000
  const MOST_KEPT = 500
  const KEPT_FOR = 30 * 24 * 3600 * 1000
  const PAUSE = 300
  const LONGEST_PAUSE = 60_000
  const MESSAGE = 'message:'

  const script = document.currentScript
  if (!(script instanceof HTMLScriptElement)) return
  const { key = '', base = '', auto, respectDnt } = script.dataset
  const endpoint = new URL('/v1/batch', script.dataset.host || script.src).href
  const prefix = `vitalfew:${key}:`
  const declined = respectDnt !== undefined && (navigator.doNotTrack === '1' || navigator['globalPrivacyControl'] === true)

  const store = storage()
  /** Messages as JSON, by messageId, in their order, until the server has said that it has them. */
  const pending = new Map()
  const onTheirWay = new Set()
  let pause = PAUSE
  /** @type {number | undefined} */
  let timer
  let seen = ''

  const calls = {
    /** @param {string | Fields} [name] @param {Fields} [properties] */
    page(name, properties) {
      const named = typeof name === 'string'
      take('page', { ...(named && { name }), properties: { ...place(), ...(named ? properties : name) } })
    },
    /** @param {string} event @param {Fields} [properties] */
    track(event, properties = {}) {
      take('track', { event, properties })
    },
    /** Says who it is; without an id only what is known of them. @param {string | Fields} userId @param {Fields} [traits] */
    identify(userId, traits = {}) {
      if (userId === undefined || userId === null || userId === '') return take('identify', { traits })
      if (typeof userId === 'object') return take('identify', { traits: userId })
      const known = store.get('user')
      if (known && known !== String(userId)) calls.reset()
      store.set('user', String(userId))
      take('identify', { traits })
    },
    /** @param {string} groupId @param {Fields} [traits] */
    group(groupId, traits = {}) {
      if (groupId === undefined || groupId === null || groupId === '') return console.warn('vitalfew: a group needs an id')
      store.set('group', String(groupId))
      take('group', { groupId: String(groupId), traits })
    },
    /** Forgets who it was: after signing out. */
    reset() {
      for (const name of ['user', 'group', 'anonymous']) store.remove(name)
    },
  }

  /** @param {string} type @param {Fields} fields */
  function take(type, fields) {
    if (declined) return
    const messageId = uuid()
    const text = JSON.stringify({ type, messageId, timestamp: new Date().toISOString(), ...who(), ...fields, context: context() })
    if (size(text) > MESSAGE_BYTES) return console.warn('vitalfew: too large, not sent:', type)
    pending.set(messageId, text)
    store.set(MESSAGE + messageId, text)
    forget([...pending.keys()].slice(0, -MOST_KEPT))
    tell('taken', [text])
    later(PAUSE)
  }

  function who() {
    let anonymousId = store.get('anonymous')
    if (!anonymousId) store.set('anonymous', (anonymousId = uuid()))
    const userId = store.get('user')
    return userId ? { anonymousId, userId } : { anonymousId }
  }

  function context() {
    const groupId = store.get('group')
    return {
      library: { name: 'vitalfew.js', version: VERSION },
      page: place(),
      locale: navigator.language,
      timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      ...(groupId && { groupId }),
    }
  }

  function place() {
    return { path: path(), url: location.href, title: document.title, referrer: document.referrer, search: location.search }
  }

  /** The path as the site's model names it: without the folder that the site happens to lie in. */
  function path() {
    const inside = location.pathname === base || location.pathname.startsWith(base + '/')
    return (inside ? location.pathname.slice(base.length) : location.pathname) || '/'
  }

  /** @param {number} milliseconds */
  function later(milliseconds) {
    timer ??= setTimeout(send, milliseconds)
  }

  /** One batch after the other, until all are answered for; after a failure again, ever later. */
  async function send() {
    clearTimeout(timer)
    timer = undefined
    const batch = next()
    if (batch.length === 0) return
    const done = await post(batch)
    pause = done ? PAUSE : Math.min(pause * 2, LONGEST_PAUSE)
    if (next().length > 0) later(done ? 0 : pause * (1 + Math.random()))
  }

  /** The page is left: all that waits, in as many requests as the browser still lets go. */
  function leave() {
    for (let batch = next(); batch.length > 0; batch = next()) post(batch)
  }

  /** The oldest that are not on their way, as many as one request takes. */
  function next() {
    let bytes = 0
    const waiting = [...pending.keys()].filter((id) => !onTheirWay.has(id)).slice(0, MOST_IN_BATCH)
    return waiting.filter((id) => (bytes += size(pending.get(id)) + 1) < BATCH_BYTES)
  }

  /** Whether the server wants them no more: it has them, or it refuses them. @param {string[]} batch */
  async function post(batch) {
    const texts = batch.map((id) => pending.get(id))
    batch.forEach((id) => onTheirWay.add(id))
    try {
      // A string goes as text/plain, which needs no preflight; that it is JSON, the server sees.
      const body = `{"writeKey":${JSON.stringify(key)},"sentAt":"${new Date().toISOString()}","batch":[${texts}]}`
      const answer = await fetch(endpoint, { method: 'POST', body, keepalive: true, credentials: 'omit' })
      // What is between here and the server, and a key that was taken away, say nothing about the messages.
      const again = !answer.ok && answer.status !== 400 && answer.status !== 413
      if (!again) forget(batch)
      if (answer.ok) tell('sent', texts)
      else console.warn('vitalfew: the server answered', answer.status)
      return !again
    } catch {
      return false
    } finally {
      batch.forEach((id) => onTheirWay.delete(id))
    }
  }

  /** @param {string[]} ids */
  function forget(ids) {
    for (const id of ids) {
      pending.delete(id)
      store.remove(MESSAGE + id)
    }
  }

  /** What earlier pages left, oldest first; what is too much, too old or not readable is given up. */
  function adopt() {
    const oldest = new Date(Date.now() - KEPT_FOR).toISOString()
    const found = store.names(MESSAGE).map((id) => ({ id, text: store.get(MESSAGE + id) ?? '', at: time(id) }))
    const kept = found.filter(({ at }) => at > oldest).sort((a, b) => (a.at < b.at ? -1 : 1)).slice(-MOST_KEPT)
    forget(found.filter((message) => !kept.includes(message)).map(({ id }) => id))
    for (const { id, text } of kept) pending.set(id, text)
  }

  /** @param {string} id */
  function time(id) {
    try {
      return JSON.parse(store.get(MESSAGE + id) ?? '').timestamp
    } catch {
      return ''
    }
  }

  /** For pages that want to show it: window.addEventListener('vitalfew', …). @param {string} did @param {string[]} texts */
  function tell(did, texts) {
    window.dispatchEvent(new CustomEvent('vitalfew', { detail: { did, messages: texts.map((text) => JSON.parse(text)) } }))
  }

  /** localStorage, and memory where the browser denies it or it is full. */
  function storage() {
    /** @type {Map<string, string | null>} */
    const memory = new Map()
    /** @template T @param {() => T} action @param {T} otherwise */
    const attempt = (action, otherwise) => {
      try {
        return action()
      } catch {
        return otherwise
      }
    }
    return {
      /** @param {string} name */
      get: (name) => memory.get(name) ?? attempt(() => localStorage.getItem(prefix + name), null),
      /** @param {string} name @param {string} value */
      set: (name, value) => {
        const kept = attempt(() => (localStorage.setItem(prefix + name, value), true), false)
        if (kept) memory.delete(name)
        else memory.set(name, value)
      },
      /** @param {string} name */
      remove: (name) => {
        memory.delete(name)
        attempt(() => localStorage.removeItem(prefix + name), undefined)
      },
      /** @param {string} start */
      names: (start) =>
        attempt(() => Object.keys(localStorage), /** @type {string[]} */ ([]))
          .filter((name) => name.startsWith(prefix + start))
          .map((name) => name.slice(prefix.length + start.length)),
    }
  }

  /** @param {string} text */
  function size(text) {
    return new TextEncoder().encode(text).length
  }

  /** randomUUID is there on https only. */
  function uuid() {
    return crypto.randomUUID?.() ?? Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
  }

  /** A page view for each address that the reader comes to, also where a script changes it. */
  function watch() {
    const viewed = () => location.pathname !== seen && ((seen = location.pathname), api.page())
    const push = history.pushState
    history.pushState = function (...state) {
      push.apply(this, state)
      viewed()
    }
    addEventListener('popstate', viewed)
    addEventListener('pageshow', (event) => event.persisted && ((seen = ''), viewed()))
    viewed()
  }

  /** Nothing that fails in here reaches the page. @param {Function} call */
  const safe = (call) => (/** @type {unknown[]} */ ...values) => {
    try {
      call(...values)
    } catch (error) {
      console.warn('vitalfew:', error)
    }
  }

  /** @type {any} what the page called before this script was there: {q: [[name, ...values]]} */
  const api = (window['vitalfew'] ??= {})
  const start = safe(() => {
    const early = api.q ?? []
    for (const [name, call] of Object.entries(calls)) api[name] = safe(call)
    if (!declined) adopt()
    for (const [name, ...values] of early) api[name]?.(...values)
    delete api.q
    if (auto !== 'off') watch()
    later(0)
    addEventListener('pagehide', leave)
    addEventListener('online', send)
    document.addEventListener('visibilitychange', () => (document.visibilityState === 'hidden' ? leave() : send()))
  })
  if ('prerendering' in document && document.prerendering) document.addEventListener('prerenderingchange', start, { once: true })
  else start()
})()
