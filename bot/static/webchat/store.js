// What the page remembers of itself until it is closed: sessionStorage, for this tab and this chat alone.
// Where a browser forbids it the page works on, and forgets when it is reloaded.

const MINE = "doorstep:";

export function read(name) {
  try {
    return JSON.parse(sessionStorage.getItem(MINE + name));
  } catch {
    return null;
  }
}

export function write(name, value) {
  try {
    sessionStorage.setItem(MINE + name, JSON.stringify(value));
  } catch {
    // full or forbidden
  }
}

export function forgetAll() {
  try {
    Object.keys(sessionStorage)
      .filter((name) => name.startsWith(MINE))
      .forEach((name) => sessionStorage.removeItem(name));
  } catch {
    // forbidden: there is nothing to forget
  }
}
