"""The Procrastinate app, and deferring a job in the transaction of the row it is about.

Two lanes: "danger" (understanding and safety words, a worker of its own) and "main" (everything else). The tasks
themselves are in bot/jobs.py; whoever defers one names it, so nobody needs to import the job to ask for it.
"""

from typing import Any

from procrastinate import App, PsycopgConnector
from psycopg_pool import AsyncConnectionPool
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database import CONNECT_TIMEOUT_SECONDS, conninfo, driver_connection

DANGER_LANE = "danger"
MAIN_LANE = "main"

app = App(connector=PsycopgConnector(), import_paths=["bot.jobs"])


def pool() -> AsyncConnectionPool:
    """Connections for a worker: one listens, the others fetch, finish and tell that it is alive."""
    return AsyncConnectionPool(
        conninfo(),
        min_size=1,
        max_size=8,
        open=False,
        kwargs={"connect_timeout": CONNECT_TIMEOUT_SECONDS},
        check=AsyncConnectionPool.check_connection,
    )


async def defer(
    session: AsyncSession, task: str, *, lane: str = MAIN_LANE, lock: str | None = None, urgency: int = 0,
    **arguments: Any,
) -> None:
    """Defers `task` when `session` commits, and not at all if it rolls back. Jobs of one `lock` run one at a time;
    the more urgent one goes in front of all that wait in its lane: safety words (2) and alerts (1) do not stand behind a
    thousand texts to be read."""
    connection = await driver_connection(session)
    deferrer = app.configure_task(
        f"bot.jobs.{task}", queue=lane, lock=lock, priority=urgency, connection=connection
    )
    await deferrer.defer_async(**arguments)


async def under_way(session: AsyncSession, task: str, argument: str) -> set[str]:
    """The values of one argument of this task's jobs that wait or run: what need not be deferred again."""
    found = await session.scalars(
        text("select args->>:argument from procrastinate_jobs where task_name = :task and status in ('todo', 'doing')"),
        {"argument": argument, "task": f"bot.jobs.{task}"})
    return {value for value in found if value}
