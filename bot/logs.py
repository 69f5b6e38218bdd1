"""Logs: one JSON line an event, ids only. Never a text, a name, a number or a token; a canary test holds us to it."""

import logging
import sys
import traceback
from pathlib import Path
from typing import Any

import structlog

from bot.settings import settings

# Libraries that would log addresses, statements or job arguments at INFO.
QUIET = ("httpx", "httpcore", "procrastinate", "twilio", "sqlalchemy", "psycopg", "psycopg.pool", "sanic", "aiohttp", "asyncio")


class _WithoutText(logging.Filter):
    """An exception's message may hold a resident's words (a statement's parameters, a request): only its type is kept,
    and the lines of code it came through."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.exc_info and record.exc_info[1] is not None:
            frames = traceback.extract_tb(record.exc_info[2])[-3:]
            way = " > ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames)
            cause = getattr(record.exc_info[1], "orig", None)  # SQLAlchemy's errors wrap the driver's
            names = type(record.exc_info[1]).__name__ + (f" ({type(cause).__name__})" if cause else "")
            record.msg = f"{names} at {way}"
            record.args = ()
            record.exc_info = None
            record.exc_text = None
        return True


def configure() -> None:
    """Sets up logging for this process: standard error, JSON lines."""
    shared: list[Any] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    handler = logging.StreamHandler(sys.stderr)
    handler.addFilter(_WithoutText())
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[*shared, structlog.stdlib.PositionalArgumentsFormatter()],
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta, structlog.processors.JSONRenderer(),
            ],
        )
    )
    logging.basicConfig(level=settings().log_level, handlers=[handler], force=True)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
