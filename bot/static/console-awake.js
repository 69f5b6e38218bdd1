// Typing anywhere keeps somebody signed in. Pages without a live stream warn by themselves before the session ends.
(() => {
  "use strict";

  const staff = document.querySelector("meta[name=doorstep-staff]");
  if (!staff) return;
  const IDLE = Number(staff.dataset.idle) * 1000, WARN = 2 * 60 * 1000, EVERY = 30 * 1000;
  const here = document.getElementById("expiring-here");
  let asked = 0;
  const used = () => { asked = Date.now(); localStorage.setItem("doorstep-awake", asked); };
  const lastUsed = () => Math.max(asked, Number(localStorage.getItem("doorstep-awake"))); // in any tab

  const stay = async () => {
    asked = Date.now();
    const csrf = document.querySelector("input[name=csrf]").value;
    const answer = await fetch("/console/stay", { method: "POST", body: new URLSearchParams({ csrf }), redirect: "manual" }).catch(() => null);
    if (answer?.status === 204) used();
    look(answer?.status === 401);
  };
  document.addEventListener("input", () => { if (Date.now() - asked > EVERY) stay(); });

  const say = (state, words, deed) => {
    if (here.dataset.state === state) return;
    here.dataset.state = state;
    here.replaceChildren();
    if (!words) return;
    const notice = document.createElement("div");
    notice.className = "notice";
    notice.setAttribute("role", "alert");
    const line = document.createElement("p");
    line.textContent = words;
    notice.append(line, deed);
    here.append(notice);
  };
  const button = () => {
    const made = document.createElement("button");
    Object.assign(made, { type: "button", className: "govuk-button govuk-button--secondary small", textContent: "Stay signed in" });
    made.addEventListener("click", stay);
    return made;
  };
  const link = () => {
    const made = document.createElement("a");
    Object.assign(made, { className: "govuk-link", textContent: "Sign in again", href: `/console/sign-in?next=${encodeURIComponent(location.pathname)}` });
    return made;
  };
  const look = (ended = false) => {
    const left = IDLE - (Date.now() - lastUsed());
    if (ended || here.dataset.state === "ended" || left <= 0) {
      say("ended", "You have been signed out. What you wrote stays in this tab until you sign in again.", link());
    } else if (left < WARN && !document.getElementById("live")) {
      say("soon", "You will be signed out in two minutes because nothing has happened here.", button());
    } else say("", "");
  };
  used();
  setInterval(look, 5000);
})();
