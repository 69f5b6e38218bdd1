"""A small SMTP server (RFC 5321) for tests: it keeps what it is given, and refuses, hangs up or is away when told to."""

import asyncio
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage


@dataclass
class Mailbox:
    """A mail server on a loopback port. `refuse`: the reply to MAIL FROM from now on, like "451 later"."""

    port: int = 0
    refuse: str = ""
    hang_up: bool = False
    silent: bool = False  # takes the call and says nothing
    letters: list[EmailMessage] = field(default_factory=list)
    _server: asyncio.Server | None = None

    async def open(self) -> None:
        """Listens; after `close` on the same port again."""
        self._server = await asyncio.start_server(self._speak, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def close(self) -> None:
        """Goes away: connections are refused."""
        if self._server is not None:
            self._server.close()
            await self._server.wait_closed()
            self._server = None

    async def _speak(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        async def say(line: str) -> None:
            writer.write(line.encode() + b"\r\n")
            await writer.drain()

        if self.silent:
            await reader.read()
            writer.close()
            return
        await say("220 mail.example")
        while line := await reader.readline():
            verb = line.decode().upper()
            if self.hang_up:
                break
            if verb.startswith("MAIL") and self.refuse:
                await say(self.refuse)
            elif verb.startswith("DATA"):
                await say("354 go on")
                body = await reader.readuntil(b"\r\n.\r\n")
                self.letters.append(message_from_bytes(body[:-3], policy=policy.default))  # type: ignore[arg-type]
                await say("250 kept")
            elif verb.startswith("QUIT"):
                await say("221 bye")
                break
            else:
                await say("250 ok")
        writer.close()
