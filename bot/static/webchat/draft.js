// What is being written survives a reload, in this tab and this chat only.

import { read, write } from "./store.js";

export function keepDraft(box, session) {
  const name = `draft:${session}`;
  if (!box.value) box.value = read(name) ?? "";
  const save = () => write(name, box.value);
  box.addEventListener("input", save);
  return { save };
}
