// In a frame on a council's site: the page around us shows, hides, counts and leaves. What we tell it holds no words
// of the chat.

const framed = window.parent !== window;
let shown = true;

export function tellHost(news) {
  if (framed) window.parent.postMessage({ doorstep: news }, "*");
}

// Whether somebody can see the chat now.
export function isSeen() {
  return shown && !document.hidden;
}

// seen(): somebody looks at the chat again.
export function followSight(seen) {
  document.addEventListener("visibilitychange", () => isSeen() && seen());
  if (!framed) return;
  document.addEventListener("keydown", (event) => event.key === "Escape" && tellHost({ hide: true }));
  addEventListener("message", ({ source, data }) => {
    if (source !== window.parent || typeof data?.doorstep?.shown !== "boolean") return;
    shown = data.doorstep.shown;
    if (isSeen()) seen();
  });
}
