"""Waiting for something to become true, without sleeping for luck."""

import time
from collections.abc import Callable
from typing import TypeVar

Anything = TypeVar("Anything")


def until(condition: Callable[[], Anything], timeout: float = 60) -> Anything:
    """What `condition` returns as soon as it is true. Fails after `timeout` seconds, saying what it last returned."""
    deadline = time.monotonic() + timeout
    while not (value := condition()):
        assert time.monotonic() < deadline, f"Waited {timeout} s in vain; last seen: {value!r}"
        time.sleep(0.02)
    return value
