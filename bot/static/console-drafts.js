// Words are not lost: what is written in a field stays in this tab until the server took it, or somebody signs out.
(() => {
  "use strict";

  const who = document.querySelector("meta[name=doorstep-staff]")?.content;
  const DRAFT = "doorstep-draft ", SENT = "doorstep-sent ", OUT = "doorstep-signed-out";
  const LONGEST = 12 * 60 * 60 * 1000; // a session lasts no longer
  const FIELDS = "textarea[name]:not([readonly]), input[type=text][name], input:not([type])[name]";
  const byId = (id) => document.getElementById(id);
  const all = (prefix) => Object.keys(sessionStorage).filter((key) => key.startsWith(prefix));
  const read = (key) => { try { return JSON.parse(sessionStorage.getItem(key)); } catch { return null; } };
  const write = (key, value) => { try { sessionStorage.setItem(key, JSON.stringify(value)); } catch { /* full: nothing is kept */ } };
  const forget = (key) => sessionStorage.removeItem(key);
  const forgetAll = () => [...all(DRAFT), ...all(SENT)].forEach(forget);

  const kept = (field) => field.matches?.(FIELDS) && field.form?.method === "post" && field.autocomplete !== "one-time-code"
    && field.form.getAttribute("role") !== "search";
  const keyOf = (field) => `${DRAFT}${field.form.getAttribute("action")} ${field.name}`;
  const draftOf = (field) => { const draft = read(keyOf(field)); return draft?.who === who ? draft : null; };

  document.addEventListener("input", ({ target }) => {
    if (!who || !kept(target)) return;
    const base = draftOf(target)?.base ?? target.defaultValue;
    if (!target.value || target.value === base) forget(keyOf(target));
    else write(keyOf(target), { text: target.value, base, who, at: Date.now() });
  });

  // A form that goes is given a name; the server's answer carries it back in a cookie once what it held was taken.
  const going = new WeakMap();
  document.addEventListener("submit", ({ target }) => {
    if (target.getAttribute("action") === "/console/sign-out") {
      forgetAll();
      localStorage.setItem(OUT, Date.now());
      return;
    }
    const fields = who ? [...target.elements].filter(kept) : [];
    if (!fields.length) return;
    const name = [...crypto.getRandomValues(new Uint8Array(10))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    write(SENT + name, { at: Date.now(), words: fields.map((field) => [keyOf(field), field.value]) });
    going.set(target, name);
    setTimeout(() => going.delete(target), 0);
  }, true);
  document.addEventListener("formdata", ({ target, formData }) => { if (going.has(target)) formData.set("draft", going.get(target)); });
  document.addEventListener("htmx:configRequest", ({ detail }) => {
    if (going.has(detail.elt)) detail.parameters.draft = going.get(detail.elt);
  });

  const forgetTaken = () => {
    for (const key of all(SENT)) {
      const cookie = `doorstep-took-${key.slice(SENT.length)}`;
      const sent = read(key);
      if (!sent || Date.now() - sent.at > LONGEST) forget(key);
      if (!sent || !document.cookie.includes(`${cookie}=`)) continue;
      for (const [draftKey, text] of sent.words) {
        for (const other of all(SENT)) if (read(other)?.words.some(([same]) => same === draftKey)) forget(other); // what failed before
        const draft = read(draftKey);
        // What was typed on while it was on its way is a new beginning.
        const rest = draft?.text.startsWith(text) ? draft.text.slice(text.length).trimStart() : draft?.text;
        if (rest) write(draftKey, { ...draft, text: rest });
        else forget(draftKey);
      }
      document.cookie = `${cookie}=; max-age=0; path=/console`;
    }
  };

  const restore = () => {
    if (!who) return;
    for (const field of document.querySelectorAll(FIELDS)) {
      const draft = kept(field) ? draftOf(field) : null;
      if (!draft || field.value === draft.text) continue;
      if (field.value !== "" && field.value !== draft.base) {
        if (field === document.activeElement || byId(`kept-${field.id}`)) continue;
        field.after(unsent(`kept-${field.id}`, draft.text, keyOf(field)));
        continue;
      }
      const over = field.value !== "";
      field.value = draft.text;
      for (let fold = field.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
      if (over) field.after(said("What you wrote here before is back. It is not saved yet."));
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
    const desk = byId("desk");
    const address = byId("live")?.getAttribute("sse-connect").split("/events")[0];
    const key = `${DRAFT}${address}/reply text`;
    const draft = desk && !byId("reply-text") && !byId("kept-text") ? read(key) : null;
    if (draft?.who === who) desk.firstElementChild.prepend(unsent("kept-text", draft.text, key));
  };

  const said = (words) => {
    const line = document.createElement("p");
    line.className = "hint";
    line.setAttribute("role", "status");
    line.textContent = words;
    return line;
  };
  const unsent = (id, words, key) => {
    const box = document.createElement("div");
    box.className = "desk__kept";
    const label = document.createElement("label");
    label.className = "govuk-label";
    label.htmlFor = id;
    label.textContent = "Your words, not sent";
    const area = document.createElement("textarea");
    Object.assign(area, { className: "govuk-textarea", id, rows: 3, readOnly: true, value: words });
    const away = document.createElement("button");
    Object.assign(away, { className: "linklike", type: "button", textContent: "Throw these words away" });
    away.addEventListener("click", () => { forget(key); box.remove(); });
    box.append(label, area, away);
    return box;
  };

  // An answer that is not ours (a gateway's, a page too old) or none at all never takes the place of the words. That they
  // did not go stays said until they are sent again: the desk may be drawn anew at any moment, also under way.
  let failure = "";
  const showFailure = () => {
    byId("not-sent")?.remove();
    if (!failure) return;
    const notice = document.createElement("div");
    Object.assign(notice, { className: "govuk-error-summary desk__error", id: "not-sent" });
    notice.setAttribute("role", "alert");
    const line = document.createElement("p");
    line.className = "govuk-error-message";
    line.textContent = `Not sent. ${failure} Your words are kept.`;
    notice.append(line);
    byId("desk").firstElementChild.prepend(notice);
  };
  const notSent = (why) => { failure = why; showFailure(); };
  document.addEventListener("htmx:beforeRequest", ({ detail }) => {
    if (!["reply", "override"].includes(detail.elt.id)) return;
    notSent("");
    detail.xhr.addEventListener("error", () => notSent("There is no connection: try again when it is back."));
  });
  document.addEventListener("htmx:beforeSwap", ({ detail }) => {
    if (detail.target?.id !== "desk" || !detail.xhr) return;
    if (/class="desk"|id="signed-out"/.test(detail.xhr.responseText)) return;
    detail.shouldSwap = false;
    notSent(detail.xhr.status === 403 ? "This page is too old: load it again." : "The service did not answer: try again in a moment.");
  });

  const look = () => { forgetTaken(); restore(); if (byId("desk") && !byId("not-sent")) showFailure(); };
  document.addEventListener("htmx:afterSwap", look);
  document.addEventListener("htmx:sseMessage", ({ detail }) => { if (["desk", "case"].includes(detail.type)) look(); });
  addEventListener("storage", ({ key }) => { if (key === OUT) forgetAll(); });

  const out = Number(localStorage.getItem(OUT));
  for (const key of all(DRAFT)) {
    const draft = read(key);
    if (!draft || draft.at <= out || Date.now() - draft.at > LONGEST || (who && draft.who !== who)) forget(key);
  }
  look();
})();
