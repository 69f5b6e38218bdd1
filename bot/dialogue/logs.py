"""Logs without anybody's words. Rasa and Sanic write texts, slots and whole trackers into theirs, so of what others log
only the level and the place in the code are kept; our own lines carry ids and nothing else, and are printed whole."""

import logging
import traceback
from pathlib import Path

import structlog

OURS = "bot."


def places(error: BaseException | None) -> str:
    """Where an error arose, innermost last, as file:line; never its message, which may quote a text."""
    frames = traceback.extract_tb(error.__traceback__)[-4:] if error else []
    return " > ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames) or "-"


class WithoutWords(logging.Formatter):
    """One line a record: ours as written, anybody else's by its place alone."""

    def format(self, record: logging.LogRecord) -> str:
        if record.name.startswith(OURS):
            line = record.getMessage()
        else:
            error = record.exc_info[1] if record.exc_info else None
            line = f"{Path(record.pathname).name}:{record.lineno}"
            line += f" {type(error).__name__} at {places(error)}" if error else ""
        return f"{self.formatTime(record)} {record.levelname} {record.name} {line}"


def quieten() -> None:
    """Sends all logs and warnings of this process to standard error, in that form."""
    handler = logging.StreamHandler()
    handler.setFormatter(WithoutWords())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger("bot").setLevel(logging.INFO)
    logging.captureWarnings(True)
    logging.getLogger("py.warnings").setLevel(logging.ERROR)
    for name in ("sanic.root", "sanic.error", "sanic.access"):
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = [], True
    # Unconfigured, structlog prints whatever Rasa tells it, debugging and all.
    structlog.configure(
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING),
    )
