// Keeps a page up to date. Without this script every page is complete; it only has to be loaded again.
"use strict";
(() => {
  // On a narrow screen the navigation scrolls; the present page is to be seen in it.
  const here = document.querySelector(".nav [aria-current]");
  if (here) here.parentElement.scrollLeft = here.offsetLeft - here.parentElement.offsetLeft - 24;

  const main = document.querySelector("main[data-follow]");
  if (!main || !window.EventSource || !window.fetch) return;

  const words = main.dataset;
  const heard = document.querySelector("[data-heard]");
  const clock = new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Ho_Chi_Minh", hour: "2-digit", minute: "2-digit", second: "2-digit" });
  const PAUSE = 1000;      // Events that come together cause one request.
  const ROUND = 60_000;    // Waiting times grow without events, too.
  const PATIENCE = 10_000; // How long a broken line counts as "trying again".
  let state = "again", lostAt = null, timer = 0, busy = false, again = false, shown = "", lastStart = 0;

  function say(next) {
    if (next === "live") lostAt = null;
    else lostAt = lostAt || new Date();
    if (state !== next && heard) heard.textContent = wording(next).replace(" · {asOf}", "");
    state = next;
    paint();
  }

  function wording(state) {
    const text = state === "live" ? words.live : state === "again" ? words.again : words.off;
    return text.replace("{time}", clock.format(lostAt || new Date()));
  }

  function paint() {
    const line = main.querySelector("[data-status]");
    if (!line) return;
    const text = wording(state).replace("{asOf}", line.dataset.asOf || (line.dataset.asOf = line.textContent));
    line.dataset.state = state;
    if (line.textContent !== text) line.textContent = text;
  }

  function soon() {
    if (document.hidden) { again = true; return; }
    if (timer) return;
    timer = setTimeout(refresh, Math.max(PAUSE, lastStart + PAUSE - Date.now()));
  }

  async function refresh() {
    timer = 0;
    if (busy) { again = true; return; }
    busy = true;
    lastStart = Date.now();
    try {
      const answer = await fetch(words.follow, { headers: { accept: "text/html" }, credentials: "same-origin", cache: "no-cache" });
      if (answer.redirected || answer.status === 401) { location.reload(); return; }
      if (answer.ok) {
        const text = await answer.text();
        if (text !== shown) { shown = text; exchange(text); }
      }
    } catch { /* The line is down; the stream says so. */ }
    busy = false;
    if (again) { again = false; soon(); }
  }

  function exchange(text) {
    const page = new DOMParser().parseFromString("<main>" + text + "</main>", "text/html");
    morph(main, page.querySelector("main"));
    paint();
  }

  // Makes `old` like `fresh` and keeps every element that both have, with its focus, scroll place, open state and the
  // motion that its style gives to changes. Elements with an id are found again wherever they moved among brothers.
  function morph(old, fresh) {
    const named = new Map();
    const kept = new Set();
    for (const child of fresh.children) if (child.id) kept.add(child.id);
    for (const child of [...old.children]) {
      if (child.id && !kept.has(child.id)) child.remove(); else if (child.id) named.set(child.id, child);
    }
    let place = old.firstChild;
    for (const next of [...fresh.childNodes]) {
      const match = next.id ? named.get(next.id) : place && alike(place, next) ? place : null;
      if (match && match.nodeName === next.nodeName) {
        if (match !== place) old.insertBefore(match, place); else place = place.nextSibling;
        update(match, next);
      } else {
        old.insertBefore(document.adoptNode(next), place);
      }
    }
    while (place) { const gone = place; place = place.nextSibling; gone.remove(); }
  }

  function alike(one, other) { return one.nodeName === other.nodeName && !one.id && !other.id; }

  function update(old, next) {
    if (old.nodeType !== Node.ELEMENT_NODE) {
      if (old.nodeValue !== next.nodeValue) old.nodeValue = next.nodeValue;
      return;
    }
    if (old.hasAttribute("data-status")) { old.dataset.asOf = next.textContent; return; }
    for (const { name, value } of next.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
    for (const { name } of [...old.attributes]) {
      if (!next.hasAttribute(name) && !(name === "open" && old.nodeName === "DETAILS")) old.removeAttribute(name);
    }
    if (old.matches("input, select, textarea")) return; // What a person types stays.
    morph(old, next);
  }

  // A mark on the map leads to its trip; the lists and tables lead there too, for those who use no mouse.
  main.addEventListener("click", (event) => {
    const mark = event.target.closest(".trucks use[id^='t']");
    if (mark) location.href = "/trips/T" + mark.id.slice(1).padStart(6, "0");
  });

  const stream = new EventSource(words.stream);
  let giveUp = setTimeout(() => { if (state !== "live") say("off"); }, PATIENCE);
  stream.onopen = () => { clearTimeout(giveUp); say("live"); soon(); };
  stream.onmessage = soon;
  for (const name of (words.events || "").split(" ").filter(Boolean)) stream.addEventListener(name, soon);
  stream.onerror = () => {
    if (state === "live") say("again");
    clearTimeout(giveUp);
    giveUp = setTimeout(() => { if (stream.readyState !== EventSource.OPEN) say("off"); }, PATIENCE);
  };
  document.addEventListener("visibilitychange", () => { if (!document.hidden) soon(); });
  setInterval(soon, ROUND);
  paint();
})();
