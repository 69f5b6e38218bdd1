// The one event stream. Browsers connect again by themselves only after some failures, and a phone that slept or a
// tunnel leaves a connection that looks alive and is not. So we watch it: every few seconds something must come.

const SILENT_FOR = 40000; // milliseconds; the server says something every 15 seconds
const LOOK_EVERY = 5000;
const LONGEST_PAUSE = 15000;
const TELL_AFTER = 2500; // a blink is not worth a word

export class Stream {
  // `after`: the position from which to go on. `on`: a function for each event, and connected(yes).
  constructor(address, after, on) {
    Object.assign(this, { address, after, on, tries: 0, stopped: false });
  }

  start() {
    this.connect();
    setInterval(() => this.look(), LOOK_EVERY);
    addEventListener("online", () => this.connect());
    addEventListener("offline", () => this.lost());
    addEventListener("pageshow", (event) => event.persisted && this.connect());
    document.addEventListener("visibilitychange", () => document.hidden || this.look(true));
  }

  stop() {
    this.stopped = true;
    this.source?.close();
    clearTimeout(this.timer);
    clearTimeout(this.telling);
  }

  connect() {
    if (this.stopped) return;
    clearTimeout(this.timer);
    this.source?.close();
    this.heard = performance.now();
    const source = new EventSource(`${this.address}?after=${this.after}`);
    this.source = source;
    source.onopen = () => this.found();
    source.onerror = () => this.source === source && this.lost();
    for (const name of ["line", "state", "typing", "moved", "ended", "tick"]) {
      source.addEventListener(name, (event) => {
        this.found();
        if (event.lastEventId) this.after = Number(event.lastEventId);
        this.on[name]?.(JSON.parse(event.data));
      });
    }
  }

  found() {
    this.heard = performance.now();
    this.tries = 0;
    clearTimeout(this.telling);
    this.telling = undefined;
    if (this.connected !== true) this.on.connected(true);
    this.connected = true;
  }

  lost() {
    if (this.stopped) return;
    this.source.close();
    this.telling ??= setTimeout(() => {
      this.connected = false;
      this.on.connected(false);
    }, TELL_AFTER);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.connect(), Math.min(500 * 2 ** this.tries++, LONGEST_PAUSE));
  }

  // Silence: the connection is dead, though nobody has said so. `wake`: the page is looked at again, so it cannot wait.
  look(wake = false) {
    const silent = performance.now() - this.heard > SILENT_FOR;
    if (wake && (silent || this.source.readyState !== EventSource.OPEN)) this.connect();
    else if (silent) this.lost();
  }
}
