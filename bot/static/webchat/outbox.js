// What was written and is not yet with us: sent one by one, in order, until each is acknowledged. Every message has an
// id, so that sending it again does no harm. It is kept over a reload, and said to be sent only when it is.

import { read, write } from "./store.js";

const GIVE_UP_WAITING_AFTER = 15000; // milliseconds for one try
const LONGEST_PAUSE = 20; // seconds between two tries

function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16)); // a page over plain http has no randomUUID
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

export class Outbox {
  // changed(messages): to be shown. taken(message, answer): it is with us. refused(message, words): it cannot be sent
  // as it is.
  constructor({ address, changed, taken, refused }) {
    Object.assign(this, { address, changed, taken, refused });
    this.messages = [];
    this.busy = false;
    this.tries = 0;
  }

  resume() {
    this.messages = (read("outbox") ?? []).map((message) => ({ ...message, state: "sending" }));
    this.show();
    this.now();
  }

  send(text) {
    this.messages.push({ id: newId(), text, state: "sending" });
    this.show();
    this.now();
  }

  again() {
    this.now();
  }

  // The stream has shown it: it is stored, whatever became of the answer to our sending.
  arrived(id) {
    if (!this.messages.some((message) => message.id === id)) return;
    this.messages = this.messages.filter((message) => message.id !== id);
    this.show();
  }

  now() {
    clearTimeout(this.timer);
    if (!this.busy) this.next();
  }

  async next() {
    const message = this.messages[0];
    if (!message) return;
    this.busy = true;
    message.state = "sending";
    this.show();
    const outcome = await this.post(message);
    this.busy = false;
    if (outcome.done) {
      this.tries = 0;
      if (!outcome.words) this.taken(message, outcome.answer);
      this.messages = this.messages.filter((other) => other !== message);
      this.show();
      if (outcome.words) this.refused(message, outcome.words);
      this.next();
    } else {
      this.tries += 1;
      const pause = outcome.pause ?? Math.min(2 ** this.tries, LONGEST_PAUSE);
      Object.assign(message, { state: "unsent", words: outcome.words });
      this.show();
      this.timer = setTimeout(() => this.now(), pause * 1000);
    }
  }

  async post(message) {
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), GIVE_UP_WAITING_AFTER);
    try {
      const response = await fetch(this.address, {
        method: "POST",
        headers: { Accept: "application/json" },
        body: new URLSearchParams({ id: message.id, text: message.text }),
        signal: patience.signal,
      });
      const answer = await response.json();
      if (response.ok) return { done: true, answer };
      const passing = response.status === 429 || response.status >= 500;
      if (!passing) return { done: true, words: answer.error };
      return { done: false, words: answer.error, pause: Number(response.headers.get("Retry-After")) || undefined };
    } catch {
      return { done: false };
    } finally {
      clearTimeout(timer);
    }
  }

  show() {
    write("outbox", this.messages);
    this.changed(this.messages);
  }
}
