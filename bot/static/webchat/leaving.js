// Leaving in a second: by the button or Shift three times. And closing by itself when nobody is there, with a warning
// first.

import { forgetAll } from "./store.js";
import { tellHost } from "./frame.js";

const WITHIN = 5000; // milliseconds for three Shifts
const TELL_EVERY = 60000; // that somebody is here

const leave = document.getElementById("leave");

function away(stop) {
  stop?.();
  forgetAll();
  document.body.replaceChildren(); // the next page may take its time
  document.title = "Weather";
  tellHost({ exit: leave.dataset.exit });
  // This page's place in the history goes to the other one, so that "back" does not lead here.
  try {
    window.top.location.replace(leave.dataset.exit);
  } catch {
    location.replace(leave.dataset.exit); // in a frame without a press of a key the page around us was told to go
  }
}

export function followLeaving(stop) {
  const exit = () => {
    document.cookie = leave.dataset.left; // should the line be down: the next visit ends the chat by this
    const body = new URLSearchParams({ quietly: "yes" });
    if (!navigator.sendBeacon?.(leave.action, body)) fetch(leave.action, { method: "POST", body, keepalive: true });
    away(stop);
  };
  leave.addEventListener("submit", (event) => {
    event.preventDefault();
    exit();
  });
  let presses = [];
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Shift") presses = [];
    else if (!event.repeat) presses = [...presses.filter((time) => event.timeStamp - time < WITHIN), event.timeStamp];
    if (presses.length === 3) exit();
  });
  // A page brought back out of the browser's memory may show a chat that has been closed.
  addEventListener("pageshow", (event) => event.persisted && location.reload());
}

// The chat has ended on the server: in another tab, or because nobody used it.
export function closed(because) {
  if (because === "left") return away();
  forgetAll();
  document.getElementById("main").replaceWith(document.getElementById("ended").content.cloneNode(true));
  document.querySelector(".more")?.remove();
  document.querySelector(".skip").href = "#main";
  document.body.className = "reading";
  document.getElementById("main").focus();
}

export const stayHere = {
  begin(address, gone) {
    let told = performance.now();
    this.tell = async () => {
      told = performance.now();
      const answer = await fetch(address, { method: "POST" }).catch(() => null);
      if (answer?.status === 410) gone();
    };
    for (const sign of ["keydown", "pointerdown", "wheel", "touchmove"]) {
      addEventListener(sign, () => performance.now() - told > TELL_EVERY && this.tell(), { passive: true });
    }
  },

  // `seconds` until it closes, once that is soon; else null.
  warn(seconds) {
    const place = document.getElementById("closing");
    if (seconds === null || seconds === undefined) {
      place.replaceChildren();
    } else if (!place.children.length) {
      const minutes = Math.max(1, Math.round(seconds / 60));
      const words = document.createElement("span");
      const left = minutes === 1 ? "1 minute" : `${minutes} minutes`;
      words.textContent = `Are you still there? To keep it private, this chat closes in ${left}.`;
      const button = document.createElement("button");
      button.className = "button";
      button.type = "button";
      button.textContent = "I am still here";
      button.addEventListener("click", async () => {
        await this.tell();
        place.replaceChildren();
        document.getElementById("text").focus();
      });
      place.append(words, button);
    }
  },
};
