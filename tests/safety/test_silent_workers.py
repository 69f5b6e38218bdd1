"""Jobs of a worker that fell silent run again, and one that cannot keeps no other waiting."""

from sqlalchemy import text

from bot import queue
from bot.database import transaction
from bot.worker import rescue
from tests.safety.world import World


async def _job(status: str, queueing_lock: str | None = None) -> int:
    async with transaction() as session:
        return await session.scalar(text(
            "insert into procrastinate_jobs (queue_name, task_name, args, status, queueing_lock) "
            "values ('danger', 'bot.jobs.sweep', '{}', cast(:status as procrastinate_job_status), :lock) returning id"),
            {"status": status, "lock": queueing_lock})


async def test_the_next_of_its_kind_waits_already(world: World) -> None:
    given_up, _, runs_again = await _job("doing", "look"), await _job("todo", "look"), await _job("doing")
    for job in await queue.app.job_manager.get_stalled_jobs(queue="danger", seconds_since_heartbeat=3):
        await rescue(job)
    async with transaction() as session:
        left = dict((await session.execute(text("select id, status::text from procrastinate_jobs where queue_name = 'danger'"))).all())
    assert left[runs_again] == "todo" and given_up not in left
