// The phone page: sends what is written, shows what comes. The server does all the thinking.

const { root, phone } = document.body.dataset;
const element = (id) => document.getElementById(id);
const thread = element("thread");
const text = element("text");

async function ask(path, body) {
  const answer = await fetch(root + path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(said.error || "That did not work. Is the service running?");
  return said;
}

async function trying(work) {
  const trouble = element("trouble");
  try {
    await work();
    trouble.hidden = true;
  } catch (error) {
    trouble.textContent = error instanceof TypeError ? "The service cannot be reached." : error.message;
    trouble.hidden = false;
  }
}

// Only what is new or changed is touched, so that a screen reader reads only that.
function show(html) {
  const fresh = document.createElement("template");
  fresh.innerHTML = html;
  const wanted = [...fresh.content.children];
  const ids = new Set(wanted.map((item) => item.id));
  [...thread.children].filter((item) => !ids.has(item.id)).forEach((item) => item.remove());
  wanted.forEach((item, position) => {
    const there = thread.children[position];
    if (there?.id !== item.id) thread.insertBefore(item, there ?? null);
    else if (there.outerHTML !== item.outerHTML) there.replaceWith(item);
  });
  element("empty").hidden = wanted.length > 0;
}

const live = new EventSource(`${root}/phone/${phone}/events`);
live.addEventListener("thread", (event) => show(event.data));
live.addEventListener("clock", (event) => {
  const { now, ahead } = JSON.parse(event.data);
  element("now").textContent = now;
  element("ahead").textContent = ahead;
});
live.addEventListener("faults", (event) => {
  for (const [name, on] of Object.entries(JSON.parse(event.data))) element(name).checked = on;
});

let asked = 0;
async function measure() {
  const mine = ++asked;
  await trying(async () => {
    const { words } = await ask("/segments", { text: text.value });
    if (mine === asked) element("size").textContent = words;
  });
}

text.addEventListener("input", measure);
text.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    element("write").requestSubmit();
  }
});

element("write").addEventListener("submit", (event) => {
  event.preventDefault();
  const body = text.value;
  if (!body.trim()) return;
  trying(async () => {
    await ask(`/phone/${phone}/texts`, { body });
    if (text.value === body) text.value = "";
    thread.parentElement.scrollTop = 0; // the end: it is laid out from the bottom
    await measure();
  });
});

document.querySelectorAll("[data-minutes]").forEach((button) => {
  button.addEventListener("click", () => trying(() => ask("/clock", { minutes: Number(button.dataset.minutes) })));
});

document.querySelector("[data-faults]").addEventListener("change", ({ target }) => {
  trying(() => ask(`/phone/${phone}/faults`, { name: target.name, on: target.checked }));
});

text.focus({ preventScroll: true });
