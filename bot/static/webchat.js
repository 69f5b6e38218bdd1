// The chat page, live. Without this script the page works by plain forms; here the same forms are sent without a
// reload.

import { closed, followLeaving, stayHere } from "./webchat/leaving.js";
import { Outbox } from "./webchat/outbox.js";
import { followSight, tellHost } from "./webchat/frame.js";
import { keepDraft } from "./webchat/draft.js";
import { Stream } from "./webchat/stream.js";
import { Thread } from "./webchat/thread.js";

const element = (id) => document.getElementById(id);
const room = element("main");
const form = element("write");
const box = element("text");

const CUT_OFF = "No connection. What you write is kept on this page, and sent as soon as we can.";

document.documentElement.classList.add("live");
form.noValidate = true;

const draft = keepDraft(box, room.dataset.session);
const thread = new Thread({ unread: (count) => tellHost({ unread: count }) });

const outbox = new Outbox({
  address: form.action,
  changed: (messages) => thread.showOutbox(messages, (id) => outbox.again(id)),
  taken: (message, answer) => (answer.fresh ? location.reload() : thread.taken(message, answer.position)),
  refused: (message, words) => {
    box.value = box.value ? `${message.text}\n${box.value}` : message.text; // back where it can be changed
    draft.save();
    element("trouble").textContent = words;
  },
});

function say(text) {
  if (!text.trim()) return;
  element("trouble").textContent = "";
  thread.optionsArePast();
  outbox.send(text);
  thread.toEnd();
}

function sendBox() {
  const text = box.value;
  box.value = "";
  draft.save();
  say(text);
  box.focus();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  sendBox();
});

// On a phone the return key starts a new line, as it does in other apps there.
const byTouch = matchMedia("(pointer: coarse)");
box.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || byTouch.matches) return;
  event.preventDefault();
  sendBox();
});

// Buttons that say a word. Pressed twice in a hurry, the same one says it once; the next question's may follow at once.
const pressedAt = new WeakMap();
document.addEventListener("submit", (event) => {
  const said = event.submitter?.name === "text" ? event.submitter.value : null;
  if (said === null || event.target === form) return;
  event.preventDefault();
  if (event.timeStamp - (pressedAt.get(event.target) ?? -Infinity) < 1500) return;
  pressedAt.set(event.target, event.timeStamp);
  say(said);
  box.focus();
});

const stream = new Stream(room.dataset.events, Number(room.dataset.after), {
  line: (line) => {
    if (line.client) outbox.arrived(line.client);
    thread.add(line);
  },
  state: ({ holder, writing, closes_in: seconds }) => {
    thread.holder(holder);
    thread.writing(writing);
    stayHere.warn(seconds);
  },
  typing: ({ who, seconds }) => thread.writing(who, seconds),
  moved: () => location.reload(),
  ended: ({ because }) => end(because),
  connected: (yes) => {
    element("status").textContent = yes ? "" : CUT_OFF;
    if (yes) outbox.now();
  },
});

// What is still to be sent goes first; it opens a new chat, for no word may be lost.
function end(because) {
  stream.stop();
  if (because !== "left" && outbox.messages.length) outbox.now();
  else closed(because);
}

stayHere.begin(room.dataset.here, () => end("idle"));
followLeaving(() => stream.stop());
followSight(() => thread.count(0));
outbox.resume();
stream.start();
