"""What the fake Twilio has been told to do wrong."""

from dataclasses import dataclass, field

HOWS = ("http", "timeout", "reset", "garbage", "accept_then_lose_answer")
CALLBACKS = ("normal", "late", "never", "doubled", "reordered")
FAILED_AT_ONCE = (30005, 30006)  # "failed": never left Twilio. The other codes come back as "undelivered".


class Refused(Exception):
    """Twilio will not take a text: an HTTP status, a code and why."""

    def __init__(self, status: int, code: int, message: str) -> None:
        super().__init__(message)
        self.status, self.code, self.message = status, code, message


@dataclass
class Fault:
    """One request that goes wrong."""

    how: str  # one of HOWS. timeout, reset: nothing is taken. accept_then_lose_answer: taken, then the line goes dead
    http: int = 500  # the status, when `how` is "http"


@dataclass
class Faults:
    """Nothing is wrong until somebody says so."""

    sends: list[Fault] = field(default_factory=list)  # the next sends, in order
    lists: list[Fault] = field(default_factory=list)  # the next readings of the message list
    phones: dict[str, list[int]] = field(default_factory=dict)  # number → codes of its next texts
    always: dict[str, int] = field(default_factory=dict)  # number → code of every text
    callbacks: str = "normal"  # one of CALLBACKS
    late_by: float = 10.0  # seconds, when "late"

    def fail_next(self, times: int = 1, *, http: int | None = None, how: str = "http", on: str = "send") -> None:
        """The next `times` requests fail. `on`: "send" or "list". Raises ValueError for a way that does not exist."""
        if how not in HOWS or on not in ("send", "list"):
            raise ValueError(f"how is one of {HOWS}, on is send or list")
        queue = self.sends if on == "send" else self.lists
        queue.extend(Fault(how, http or 500) for _ in range(times))

    def undeliverable(self, number: str, code: int, times: int | None = None) -> None:
        """Texts to `number` are taken, but come back with `code`: the next `times`, or all of them."""
        if times is None:
            self.always[number] = code
        else:
            self.phones.setdefault(number, []).extend([code] * times)

    def reachable(self, number: str) -> None:
        """Texts to `number` arrive again."""
        self.always.pop(number, None)
        self.phones.pop(number, None)

    def call_back(self, how: str, late_by: float = 10.0) -> None:
        """How status callbacks behave from now on. Raises ValueError for a way that does not exist."""
        if how not in CALLBACKS:
            raise ValueError(f"callbacks are one of {CALLBACKS}")
        self.callbacks, self.late_by = how, late_by

    def of_next_send(self) -> Fault | None:
        return self.sends.pop(0) if self.sends else None

    def of_next_list(self) -> Fault | None:
        return self.lists.pop(0) if self.lists else None

    def outcome(self, number: str) -> tuple[str, int | None]:
        """The final status of the next text to `number`, and its error code."""
        coming = self.phones.get(number)
        code = coming.pop(0) if coming else self.always.get(number)
        if code is None:
            return "delivered", None
        return ("failed" if code in FAILED_AT_ONCE else "undelivered"), code
