"""E-mail over SMTP, for alerts to our own staff and the emergency duty team. Residents are never written to.

The standard library's client, in a thread. Nothing here touches the database or writes an address to a log.
"""

import asyncio
import smtplib
import ssl
from email.message import EmailMessage
from email.utils import make_msgid
from weakref import WeakKeyDictionary

from bot.channels import SendError
from bot.settings import Settings

TIMEOUT_SECONDS = 10
AT_ONCE, TURN_WITHIN_SECONDS = 2, 1  # a mail server that hangs must not hold the whole danger lane: safety words go through it
TLS_FROM_THE_START = 465  # the other ports begin in the clear and change over (STARTTLS)
_turns: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Semaphore] = WeakKeyDictionary()
LASTING = range(500, 600)  # SMTP replies that another try will not change (RFC 5321, 4.2.1)


async def send(settings: Settings, to: str, subject: str, text: str) -> str:
    """Hands one e-mail to the mail server; out comes its Message-ID. Raises SendError. Must not be called inside a
    database transaction."""
    if not settings.smtp_host:
        raise SendError("No mail server is set (SMTP_HOST).", retryable=False)
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = settings.smtp_from, to, subject
    message["Message-ID"] = make_msgid(domain=_our_name(settings))
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(text)
    turn = _turns.setdefault(asyncio.get_running_loop(), asyncio.Semaphore(AT_ONCE))
    try:
        await asyncio.wait_for(turn.acquire(), TURN_WITHIN_SECONDS)
    except TimeoutError:
        raise SendError("The mail server is slow: this one waits its turn.", retryable=True) from None
    try:
        await asyncio.to_thread(_hand_over, settings, message)
    finally:
        turn.release()
    return str(message["Message-ID"])


def _hand_over(settings: Settings, message: EmailMessage) -> None:
    try:
        with _connection(settings) as server:
            if settings.smtp_user:
                server.login(settings.smtp_user, settings.smtp_password)
            server.send_message(message)
    except smtplib.SMTPRecipientsRefused as error:
        code = max((code for code, _ in error.recipients.values()), default=0)
        raise SendError(f"The mail server refused the address ({code}).", retryable=code not in LASTING, code=code) from None
    except smtplib.SMTPResponseException as error:
        lasting = error.smtp_code in LASTING
        raise SendError(f"The mail server refused ({error.smtp_code}).", retryable=not lasting, code=error.smtp_code) from None
    except (smtplib.SMTPException, OSError) as error:  # refused, hung up, silent: perhaps taken; twice is better than never
        raise SendError(f"The mail server does not answer ({type(error).__name__}).", retryable=True) from None


def _our_name(settings: Settings) -> str:
    """How we greet the server. Not asked of DNS, which may be slow or away just when it matters."""
    return settings.smtp_from.rpartition("@")[2].rstrip(">") or "localhost"


def _connection(settings: Settings) -> smtplib.SMTP:
    """A connection under TLS. Demo mode alone may speak in the clear, to a server on this machine."""
    context, name = ssl.create_default_context(), _our_name(settings)
    if settings.smtp_port == TLS_FROM_THE_START:
        return smtplib.SMTP_SSL(settings.smtp_host, settings.smtp_port, name, timeout=TIMEOUT_SECONDS, context=context)
    server = smtplib.SMTP(settings.smtp_host, settings.smtp_port, name, timeout=TIMEOUT_SECONDS)
    try:
        server.ehlo_or_helo_if_needed()
        if server.has_extn("starttls"):
            server.starttls(context=context)
        elif not settings.demo:
            raise smtplib.SMTPNotSupportedError("no TLS")
    except BaseException:
        server.close()
        raise
    return server
