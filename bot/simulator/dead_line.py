"""A line that goes dead in the middle of a call."""

import asyncio
import socket
import struct
from typing import Any

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

LONGER_THAN_ANYBODY_WAITS = 60.0  # seconds
TRANSPORT = "fake_twilio.transport"


def remember_transport(scope: Scope, send: Send) -> None:
    """Keeps uvicorn's transport for later. Works only in the outermost application, before anything wraps `send`."""
    scope[TRANSPORT] = getattr(getattr(send, "__self__", None), "transport", None)


class Dead(Response):
    """No answer: the connection is reset, or (`silent`) nothing comes until the caller gives up."""

    def __init__(self, silent: bool = False) -> None:
        super().__init__(status_code=502)  # what is answered where there is no transport to cut
        self.silent = silent

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        transport = scope.get(TRANSPORT)
        if self.silent:
            await _caller_gone(receive)
        elif transport is None:
            await super().__call__(scope, receive, send)
        else:
            _reset(transport)
            await _caller_gone(receive)


def _reset(transport: Any) -> None:
    """A TCP reset, not a polite goodbye."""
    linger_for_no_time = struct.pack("ii", 1, 0)
    transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger_for_no_time)
    transport.abort()


async def _caller_gone(receive: Receive) -> None:
    async def gone() -> None:
        while (await receive())["type"] != "http.disconnect":
            pass

    try:
        await asyncio.wait_for(gone(), LONGER_THAN_ANYBODY_WAITS)
    except TimeoutError:
        pass
