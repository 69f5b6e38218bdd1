"""The two ways in: the page on its own, and the page in a frame on a council's site. Each has its addresses, its
cookie and its Content-Security-Policy; all else is the same."""

import re
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlsplit

from starlette.responses import Response

from bot.headers import POLICY
from bot.settings import settings

ORIGIN = re.compile(r"https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?")
KEPT = timedelta(days=7)


def embed_origins() -> list[str]:
    """The sites that may show the chat in a frame. What is not an origin is left out: it would end up in a header."""
    return [origin for origin in settings().embed_origins.split() if ORIGIN.fullmatch(origin)]


@dataclass(frozen=True)
class Door:
    """One way into the chat."""

    page: str
    framed: bool

    def path(self, name: str) -> str:
        """The address of a part of the chat: "messages" → "/chat/messages", or "/embed/chat/messages"."""
        return f"{self.page.rstrip('/')}/chat/{name}"

    @property
    def cookie(self) -> str:
        """The cookie's name. `__Host-` binds it to this host and to https; the demo runs on plain http, where browsers
        refuse it."""
        return ("" if settings().demo else "__Host-") + ("chat-frame" if self.framed else "chat")

    def give(self, response: Response, token: str, *, kept: bool) -> None:
        """Sets the session's cookie. In a frame on another site a cookie must say None, and Partitioned keeps it to
        that site: nobody is followed from one to the next. (Python 3.13's cookies do not know Partitioned.)"""
        parts = [f"{self.cookie}={token}", "Path=/", "HttpOnly"]
        if kept:
            parts.append(f"Max-Age={int(KEPT.total_seconds())}")
        response.headers.append("set-cookie", "; ".join(parts + self._bound()))

    def take_back(self, response: Response) -> None:
        """Removes the session's cookie from the browser, and the note that they have left."""
        self._remove(response, self.cookie)
        self.forget_note(response)

    def forget_note(self, response: Response) -> None:
        """Removes the note that they have left."""
        self._remove(response, self.left_cookie)

    def _remove(self, response: Response, name: str) -> None:
        response.headers.append("set-cookie", "; ".join([f"{name}=", "Path=/", "Max-Age=0", *self._bound()]))

    @property
    def left_cookie(self) -> str:
        """The name of a note to us, "they have left", for when leaving could not be told: the line was down."""
        return f"{self.cookie}-left"

    @property
    def leaving_note(self) -> str:
        """That note as the page's script sets it, for a day. The next visit ends the session by it, and takes it
        back."""
        return "; ".join([f"{self.left_cookie}=1", "Path=/", "Max-Age=86400", *self._bound()])

    def _bound(self) -> list[str]:
        if settings().demo:
            return ["SameSite=Lax"]
        return ["Secure", "SameSite=None", "Partitioned"] if self.framed else ["Secure", "SameSite=Lax"]

    @property
    def headers(self) -> dict[str, str]:
        """The page's own headers. Leaving leads elsewhere by a form, so that address is allowed as its target. A
        referrer within the site lets browsers name their Origin; none goes out."""
        found = urlsplit(settings().exit_url)
        policy = POLICY.replace("form-action 'self'", f"form-action 'self' {found.scheme}://{found.netloc}")
        own = {"Referrer-Policy": "same-origin"}
        if self.framed:
            ancestors = " ".join((["'self'"] if settings().demo else []) + embed_origins()) or "'none'"
            policy = policy.replace("frame-ancestors 'none'", f"frame-ancestors {ancestors}")
            own["X-Frame-Options"] = "SAMEORIGIN"  # browsers that know frame-ancestors do not read it
        return own | {"Content-Security-Policy": policy}


OWN = Door("/", framed=False)
FRAME = Door("/embed", framed=True)
