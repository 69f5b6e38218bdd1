"""How often somebody may do something: so many times within a span. Counted in this process; a restart forgets."""

import ipaddress
import time
from collections import deque

MOST_KEYS = 20_000


class Limit:
    """At most `times` within `seconds`, for each key by itself."""

    def __init__(self, times: int, seconds: float) -> None:
        self.times = times
        self.seconds = seconds
        self._used: dict[str, deque[float]] = {}

    def wait(self, key: str) -> float:
        """0 when it may be done now, and then it is counted; else the seconds until it may. A refusal is not
        counted."""
        now = time.monotonic()
        used = self._used.setdefault(key, deque())
        while used and used[0] <= now - self.seconds:
            used.popleft()
        if len(used) >= self.times:
            return used[0] + self.seconds - now
        used.append(now)
        if len(self._used) > MOST_KEYS:
            self._forget(now)
        return 0

    def _forget(self, now: float) -> None:
        """Drops the keys that count no more, so that many callers cannot fill the memory."""
        self._used = {key: used for key, used in self._used.items() if used and used[-1] > now - self.seconds}


def source(host: str) -> str:
    """The key of a network address: an IPv4 address, or the /64 of an IPv6 one, for a home has all of that."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host
    if address.version == 4:
        return str(address)
    return str(ipaddress.ip_network((address, 64), strict=False))
