// The thread on the page. The server makes each line; here it finds its place, once. The log is a live region, so that
// a line put into it is read out once; what is still in the outbox is not in it.

import { isSeen } from "./frame.js";

const element = (id) => document.getElementById(id);

export class Thread {
  // unread(count): how many lines came while the page was not looked at.
  constructor({ unread }) {
    this.log = element("thread");
    this.outbox = element("outbox");
    this.scroll = document.querySelector(".scroll");
    this.title = document.title;
    this.tellUnread = unread;
    this.unread = 0;
    this.scroll.addEventListener("scroll", () => this.atEnd() && (element("newer").hidden = true), { passive: true });
    element("newer").addEventListener("click", () => {
      this.toEnd();
      element("text").focus();
    });
  }

  add({ position, side, html }) {
    if (element(`m-${position}`)) return;
    const follow = this.atEnd() || side === "me";
    const fresh = document.createElement("template");
    fresh.innerHTML = html;
    const line = fresh.content.firstElementChild;
    this.optionsArePast();
    this.outbox.querySelector(`[data-taken="${position}"]`)?.remove();
    this.outbox.hidden = !this.outbox.children.length;
    this.scroll.classList.remove("scroll--new");
    const next = [...this.log.children].find((other) => Number(other.dataset.position) > position);
    this.log.insertBefore(line, next ?? null);
    if (follow) this.toEnd();
    if (side === "me") return;
    if (this.writingEnds) this.writing(""); // the person who was typing has said it
    element("newer").hidden = follow;
    if (!isSeen()) this.count(this.unread + 1);
  }

  // Only what changed is touched: the button that has the focus keeps it.
  showOutbox(messages, again) {
    const ids = new Set(messages.map((message) => message.id));
    for (const bubble of [...this.outbox.children]) {
      if (!ids.has(bubble.dataset.id) && !bubble.dataset.taken) bubble.remove();
    }
    for (const message of messages) this.pending(message, again);
    this.outbox.hidden = !this.outbox.children.length;
  }

  pending(message, again) {
    let bubble = this.outbox.querySelector(`[data-id="${message.id}"]`);
    if (!bubble) {
      bubble = element("pending").content.firstElementChild.cloneNode(true);
      bubble.dataset.id = message.id;
      bubble.querySelector(".bubble").textContent = message.text;
      bubble.querySelector("button").addEventListener("click", () => again(message.id));
      this.scroll.classList.remove("scroll--new");
      this.outbox.append(bubble);
    }
    const unsent = message.state === "unsent";
    const words = unsent ? message.words || "Not sent yet. We keep trying." : "Sending…";
    const place = bubble.querySelector(".line__words");
    if (place.textContent !== words) place.textContent = words;
    if (unsent && !bubble.classList.contains("line--unsent")) element("aloud").textContent = words;
    if (!unsent) element("aloud").textContent = "";
    bubble.classList.toggle("line--unsent", unsent);
    bubble.classList.toggle("line--waiting", !unsent);
    bubble.querySelector("button").hidden = !unsent;
  }

  // It is with us; the stream brings the line itself, in a moment or after the next connection.
  taken(message, position) {
    const bubble = this.outbox.querySelector(`[data-id="${message.id}"]`);
    if (element(`m-${position}`) || !bubble) return;
    bubble.dataset.taken = position;
    bubble.classList.remove("line--waiting");
    bubble.querySelector(".line__words").textContent = "Sent";
  }

  // A question that has been answered is not asked by buttons any more.
  optionsArePast() {
    for (const form of this.log.querySelectorAll(".choose")) {
      const past = document.createElement("p");
      past.className = "options options--past";
      for (const button of form.querySelectorAll("button")) {
        const option = document.createElement("span");
        option.className = "option";
        option.textContent = button.textContent;
        past.append(option, " ");
      }
      form.replaceWith(past);
    }
  }

  holder(words) {
    if (element("holder").textContent !== words) element("holder").textContent = words;
  }

  writing(words, seconds) {
    clearTimeout(this.writingEnds);
    element("writing").querySelector(".writing__words").textContent = words;
    element("writing").hidden = !words;
    this.writingEnds = seconds && setTimeout(() => this.writing(""), seconds * 1000);
  }

  count(unread) {
    this.unread = unread;
    document.title = unread ? `(${unread}) ${this.title}` : this.title;
    this.tellUnread(unread);
  }

  atEnd() {
    return element("end").getBoundingClientRect().top <= this.scroll.getBoundingClientRect().bottom + 40;
  }

  toEnd() {
    this.scroll.scrollTop = 0; // laid out from its end: there it also stays when more comes
    element("end").scrollIntoView({ block: "nearest" }); // on a low screen the whole page scrolls
  }
}
