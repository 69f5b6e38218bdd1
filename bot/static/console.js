// What a browser adds to pages that work without it: live rows, clocks that tick, and words that are not lost.
(() => {
  "use strict";

  const byId = (id) => document.getElementById(id);
  const lines = () => byId("lines");

  // A stream that is opened again asks for what came after the last line the page shows.
  htmx.createEventSource = (address) => {
    const url = new URL(address, location.href);
    const last = lines()?.lastElementChild;
    if (last) url.searchParams.set("after", last.dataset.position);
    source = new EventSource(url);
    source.addEventListener("open", hear);
    source.addEventListener("time", hear);
    return source;
  };

  // The server speaks every few seconds. When it does not, the page says so, and a connection that only looks open (a
  // phone that changed networks) is opened anew; one that is shut is opened again by htmx or the browser itself.
  let source = null;
  let heard = Date.now();
  const hear = () => { heard = Date.now(); };
  setInterval(() => {
    const silent = Date.now() - heard;
    if (source) showOffline(silent > 8000);
    if (source?.readyState === EventSource.OPEN && silent > 12000) {
      source.close();
      source.onerror(new Event("error"));
    }
  }, 2000);
  const showOffline = (offline) => {
    const notice = byId("offline");
    if (notice.hidden !== offline) return;
    notice.hidden = !offline;
    notice.textContent = offline ? "No connection. What is shown here may be old; what you type is kept. Trying again…" : "";
  };

  // A line that is shown already is replaced where it stands: its delivery state has changed, or it was sent twice.
  document.addEventListener("htmx:sseBeforeMessage", (event) => {
    if (event.detail.type === "time") {
      serverAhead = Date.parse(event.detail.data) - Date.now();
      tick();
      event.preventDefault();
    }
    if (event.detail.type === "signed_out") {
      location.reload();
      event.preventDefault();
    }
    if (event.detail.type !== "line") return;
    const fresh = document.createElement("template");
    fresh.innerHTML = event.detail.data.trim();
    const line = fresh.content.firstElementChild;
    const shown = byId(line.id);
    if (shown) {
      event.preventDefault();
      shown.replaceWith(line);
    }
  });

  // The thread stays at its newest line, unless somebody has scrolled up to read.
  const scroll = () => byId("scroll");
  // It is laid out from its end (console.css), so that its newest line shows without a script: the end is 0.
  const atEnd = () => scroll() && scroll().scrollTop > -80;
  const toEnd = () => scroll() && (scroll().scrollTop = 0);
  let wasAtEnd = true;
  document.addEventListener("htmx:beforeSwap", () => { wasAtEnd = atEnd(); });
  document.addEventListener("htmx:sseBeforeMessage", () => { wasAtEnd = atEnd(); });
  document.addEventListener("htmx:sseMessage", () => { if (wasAtEnd) toEnd(); });

  // What changes is changed in place (Idiomorph), so that a click, the focus and the cursor are where they were. What was
  // typed is the reader's, not the server's, and so is what was folded out.
  const READERS = { open: "details", value: "textarea, input:not([type=hidden])", checked: "input", selected: "option" };
  Idiomorph.defaults.callbacks.beforeAttributeUpdated = (name, node) => !(READERS[name] && node.matches(READERS[name]));

  // Clocks count on between two messages of the stream. The server's clock is the one that counts, once it was heard.
  let serverAhead = null;
  const words = (milliseconds) => {
    const minutes = Math.floor(milliseconds / 60000);
    if (minutes < 1) return "under a minute";
    if (minutes < 60) return `${minutes} min`;
    if (minutes < 1440) return minutes % 60 ? `${Math.floor(minutes / 60)} h ${minutes % 60} min` : `${minutes / 60} h`;
    return minutes < 2880 ? "1 day" : `${Math.floor(minutes / 1440)} days`;
  };
  const tick = () => {
    if (serverAhead === null) return;
    for (const clock of document.querySelectorAll("time.ticking")) {
      const said = words(Date.now() + serverAhead - Date.parse(clock.dateTime));
      if (clock.textContent !== said) clock.textContent = said;
    }
  };
  setInterval(tick, 10000);

  // New arrivals are told of where somebody asked for it: in the title, by a sound, by a notice without any detail.
  const bell = byId("bell");
  const wanted = () => localStorage.getItem("doorstep-bell") === "on";
  const showBell = () => {
    if (!bell) return;
    bell.hidden = false;
    bell.setAttribute("aria-pressed", wanted());
    bell.textContent = wanted() ? "Sound and notices are on" : "Turn on sound and notices";
  };
  bell?.addEventListener("click", () => {
    localStorage.setItem("doorstep-bell", wanted() ? "off" : "on");
    if (wanted() && "Notification" in window && Notification.permission === "default") Notification.requestPermission();
    showBell();
    if (wanted()) ring();
  });
  showBell();

  const ring = () => {
    const audio = new AudioContext();
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    volume.gain.setValueAtTime(0.2, audio.currentTime);
    volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + 0.6);
    tone.frequency.value = 660;
    tone.connect(volume).connect(audio.destination);
    tone.start();
    tone.stop(audio.currentTime + 0.6);
    tone.onended = () => audio.close();
  };

  const title = document.title;
  // Who waits further down than is shown counts as well, and danger that this list does not show.
  const waiting = () => new Map([
    ...[...document.querySelectorAll("#rows [data-needs]")].map((row) => [row.id, row.dataset.needs]),
    ...Array.from({ length: Number(document.querySelector(".elsewhere")?.dataset.count ?? 0) }, (_, n) => [`elsewhere-${n}`, "danger"]),
    ...(byId("more")?.dataset.waiting?.split(" ") ?? []).map((id) => [`row-${id}`, "answer"]),
  ]);
  let known = null;
  const announce = () => {
    const now = waiting();
    const before = known ?? now;
    known = now;
    const fresh = [...now].filter(([id, needs]) => before.get(id) !== needs).map(([, needs]) => needs);
    if (!fresh.length) return;
    const said = fresh.includes("danger") ? "Danger: open the queue" : fresh.length === 1 ? "Somebody new needs an answer" : `${fresh.length} new need an answer`;
    byId("announce").textContent = `${said}.`;
    if (document.hidden) document.title = `(${fresh.length}) ${said} – ${title}`;
    if (!wanted()) return;
    ring();
    if (document.hidden && "Notification" in window && Notification.permission === "granted") new Notification("Doorstep", { body: said, tag: "doorstep" });
  };
  document.addEventListener("visibilitychange", () => { if (!document.hidden) document.title = title; });
  document.addEventListener("htmx:sseMessage", (event) => { if (byId("rows") && ["rows", "elsewhere"].includes(event.detail.type)) announce(); });

  // Ctrl+Enter sends.
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.id === "reply-text") {
      event.preventDefault();
      event.target.form.requestSubmit();
    }
  });

  // A saved reply is put where the cursor is when it is asked for; what was written stays.
  document.addEventListener("click", (event) => {
    const list = event.target.id === "insert" && byId("saved");
    if (!list) return;
    event.preventDefault();
    const into = byId("reply-text");
    if (!list.value) return;
    into.setRangeText(list.selectedOptions[0].dataset.words, into.selectionStart, into.selectionEnd, "end");
    into.dispatchEvent(new Event("input", { bubbles: true }));
    list.value = "";
    into.focus();
  });

  addEventListener("DOMContentLoaded", toEnd);
  toEnd();
})();
