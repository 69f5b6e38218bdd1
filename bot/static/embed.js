// The chat on any website, by one line: <script src="https://…/embed.js" defer></script>
// A button in the corner; pressed, it opens the chat in a frame. Until then nothing else is loaded and no cookie is
// kept. Everything is in a shadow root with its own style sheet: the site's styles do not reach in, ours do not reach
// out, and no inline style is needed, so a strict Content-Security-Policy holds. The site allows us in script-src and
// frame-src.

(() => {
  const here = new URL(document.currentScript.src);
  const home = here.origin;

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { all: initial; }
    * { box-sizing: border-box; font: 600 17px/1.3 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
    button { min-height: 48px; padding: 8px 18px; border: 2px solid transparent;
      cursor: pointer; background: #1c5a57; color: #fff; }
    button:hover { text-decoration: underline; }
    button:focus-visible { outline: 3px solid #22262a; outline-offset: 1px; box-shadow: 0 0 0 7px #ffd54a; }
    .open { position: fixed; inset: auto 16px 16px auto; z-index: 2147483000;
      border-radius: 26px; box-shadow: 0 4px 18px rgb(0 0 0 / 30%); }
    .panel { position: fixed; inset: auto 16px 16px auto; z-index: 2147483001; display: flex; flex-direction: column;
      width: min(420px, calc(100vw - 32px)); height: min(680px, calc(100vh - 32px)); overflow: hidden;
      border: 1px solid #7d776b; border-radius: 16px; background: #fffefb; box-shadow: 0 8px 40px rgb(0 0 0 / 35%); }
    .bar { display: flex; align-items: center; justify-content: space-between; padding-left: 16px;
      background: #1c5a57; color: #fff; }
    .bar p { margin: 0; }
    .bar button { background: transparent; }
    .bar button:focus-visible { outline-color: #fff; outline-offset: -5px; box-shadow: none; }
    iframe { flex: 1; width: 100%; border: 0; background: #f7f4ee; }
    [hidden] { display: none; }
    @media (max-width: 480px), (max-height: 480px) {
      .panel { inset: 0; width: 100%; height: 100%; border: 0; border-radius: 0; }
    }
    @media (forced-colors: active) { button { border-color: ButtonText; } }
    @media print { .open, .panel { display: none; } }
  `);

  const host = document.createElement("div");
  const root = host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [sheet];
  root.innerHTML = `
    <button class="open" type="button" aria-haspopup="dialog" aria-expanded="false">Need help? Write to us</button>
    <section class="panel" role="dialog" aria-label="Chat with a key worker team" hidden>
      <div class="bar"><p>Write to us</p><button class="hide" type="button">Hide chat</button></div>
    </section>`;
  const opener = root.querySelector(".open");
  const panel = root.querySelector(".panel");
  const words = opener.textContent;
  let frame = null;

  function open() {
    if (!frame) {
      frame = document.createElement("iframe");
      frame.src = `${home}/embed`;
      frame.title = "Chat";
      panel.append(frame);
    }
    panel.hidden = false;
    opener.hidden = true;
    opener.setAttribute("aria-expanded", "true");
    count(0);
    tell(true);
    frame.focus();
  }

  function hide() {
    panel.hidden = true;
    opener.hidden = false;
    opener.setAttribute("aria-expanded", "false");
    tell(false);
    opener.focus();
  }

  function tell(shown) {
    frame.contentWindow?.postMessage({ doorstep: { shown } }, home);
  }

  function count(unread) {
    opener.textContent = unread ? `${words} (${unread} new)` : words;
  }

  opener.addEventListener("click", open);
  root.querySelector(".hide").addEventListener("click", hide);
  document.addEventListener("keydown", (event) => event.key === "Escape" && !panel.hidden && hide());

  addEventListener("message", (event) => {
    if (!frame || event.source !== frame.contentWindow || event.origin !== home) return;
    const { hide: hiding, unread, exit } = event.data?.doorstep ?? {};
    if (hiding) hide();
    if (Number.isInteger(unread) && panel.hidden) count(unread);
    if (typeof exit === "string" && /^https?:/.test(exit)) location.replace(exit);
  });

  const place = () => document.body.append(host);
  if (document.body) place();
  else addEventListener("DOMContentLoaded", place);
})();
