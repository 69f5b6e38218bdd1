"""Rasa for the service: `python -m bot.dialogue.serve`. On loopback only, without Rasa's API and telemetry.

Reads RASA_PORT (5005), RASA_DATABASE_URL, ACTIONS_URL and INTERNAL_SECRET. Ends with one clear line where a setting, a
model, the port or the tracker store is not to be had, for that does not heal by itself; a database that is down does.
"""

import argparse
import asyncio
import logging
import os
import socket
import sys
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from bot.dialogue import environment, logs

if TYPE_CHECKING:
    from rasa.core.agent import Agent
    from sanic import Sanic

    from bot.dialogue.tracker_store import SnapshotTrackerStore

log = logging.getLogger("bot.dialogue.serve")  # not "__main__"
NEEDED = ("RASA_DATABASE_URL", "ACTIONS_URL", "INTERNAL_SECRET")
# The service's tables keep what must last; here lie the last turns of conversations, and what was answered.
KEPT = timedelta(days=30)
LARGEST_REQUEST_BYTES = 1_000_000


class CannotServe(Exception):
    """The message is one line for the operator."""


def take_port(port: str) -> socket.socket:
    """Binds the port and does not listen yet: nobody waits in the queue of a server that is still loading."""
    taken = socket.socket()
    taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        taken.bind(("127.0.0.1", int(port)))
    except (OSError, OverflowError, ValueError):
        raise CannotServe(f"RASA_PORT {port} is taken, or no port.") from None
    return taken


def newest_model(models: Path) -> Path:
    """The model trained last. Raises CannotServe."""
    model = max(models.glob("*.tar.gz"), key=lambda path: path.stat().st_mtime, default=None)
    if not model:
        raise CannotServe(f"No trained model in {models}: run make train.")
    return model


def load_agent(model: Path, endpoints_file: Path) -> tuple["Agent", "SnapshotTrackerStore"]:
    """Rasa's agent with that model, and its store. Raises CannotServe."""
    from rasa.core.agent import Agent
    from rasa.core.tracker_store import TrackerStore
    from rasa.core.utils import AvailableEndpoints

    from bot.dialogue import processor
    from bot.dialogue.tracker_store import SnapshotTrackerStore

    endpoints = AvailableEndpoints.read_endpoints(endpoints_file)
    store = TrackerStore.create(endpoints.tracker_store)
    if not isinstance(store, SnapshotTrackerStore):
        raise CannotServe(f"{endpoints_file} leads to {type(store).__name__}, which forgets.")
    processor.install()
    agent = Agent(tracker_store=store, action_endpoint=endpoints.action)
    try:
        agent.load_model(model)
    except Exception as error:
        while error.__cause__:
            error = error.__cause__
        why = f"{type(error).__name__} at {logs.places(error)}"
        raise CannotServe(f"{model} cannot be loaded ({why}): run make train.") from None
    return agent, store


def make_app(agent: "Agent", store: "SnapshotTrackerStore") -> "Sanic":
    """The web server with the one route of the connector."""
    from rasa.core.run import configure_app, create_http_input_channels

    app = configure_app(create_http_input_channels(None, environment.ROOT / "credentials.yml"), enable_api=False)
    app.config.REQUEST_MAX_SIZE = LARGEST_REQUEST_BYTES
    app.ctx.agent = agent
    app.add_task(forget_old(store))
    return app


async def forget_old(store: "SnapshotTrackerStore") -> None:
    """Every hour, deletes what has not been touched for `KEPT`."""
    while True:
        try:
            await store.forget(KEPT)
        except Exception as error:  # the database is down, perhaps; there is always another hour
            log.warning("Old conversations were not deleted: %s", type(error).__name__)
        await asyncio.sleep(3600)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=environment.ROOT / "models", help="folder of trained models")
    parser.add_argument("--endpoints", type=Path, default=environment.ROOT / "endpoints.yml")
    arguments = parser.parse_args()
    environment.prepare()
    logs.quieten()
    if missing := [name for name in NEEDED if not os.environ.get(name)]:
        sys.exit(f"Rasa cannot start. Not set: {', '.join(missing)}.")
    try:
        taken = take_port(os.environ.get("RASA_PORT") or "5005")
        agent, store = load_agent(newest_model(arguments.model), arguments.endpoints)
        app = make_app(agent, store)
    except CannotServe as problem:
        sys.exit(f"Rasa cannot start. {problem}")
    log.info("Rasa listens on %s:%s", *taken.getsockname())
    app.run(sock=taken, access_log=False)


if __name__ == "__main__":
    main()
