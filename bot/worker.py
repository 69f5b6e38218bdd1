"""A worker process: `python -m bot.worker main` or `python -m bot.worker danger`. More processes scale a lane out.

A killed worker's job runs again within seconds: heartbeats every second, and a look for jobs whose worker fell silent.
"""

import asyncio
import logging
import sys

import uvloop
from procrastinate.exceptions import UniqueViolation
from procrastinate.jobs import Job, Status

from bot import logs, queue, readings

HEARTBEAT_SECONDS = 1
# A worker on a busy machine may be slow to say that it lives, and its job must not run twice; a danger waits for nobody.
SILENT_AFTER_SECONDS = {queue.MAIN_LANE: 15, queue.DANGER_LANE: 3}
LOOK_FOR_STALLED_SECONDS = 2
CONCURRENCY = {queue.MAIN_LANE: 8, queue.DANGER_LANE: 4}

log = logging.getLogger(__name__)


async def run(lane: str) -> None:
    """Works off one lane until the process is told to end (SIGTERM lets running jobs finish)."""
    async with queue.pool() as pool, queue.app.open_async(pool):
        rescue = asyncio.create_task(_rescue_stalled_jobs())
        try:
            await queue.app.run_worker_async(
                queues=[lane],
                name=lane,
                concurrency=CONCURRENCY[lane],
                fetch_job_polling_interval=0.2,
                update_heartbeat_interval=HEARTBEAT_SECONDS,
                stalled_worker_timeout=max(SILENT_AFTER_SECONDS.values()),
                shutdown_graceful_timeout=20,
                delete_jobs="successful",
            )
        finally:
            rescue.cancel()


async def _rescue_stalled_jobs() -> None:
    while True:
        for lane, seconds in SILENT_AFTER_SECONDS.items():
            try:
                for job in await queue.app.job_manager.get_stalled_jobs(queue=lane, seconds_since_heartbeat=seconds):
                    await rescue(job)
            except Exception as error:  # the database is away: the next look finds the same jobs
                log.warning("could not look for stalled jobs: %s", type(error).__name__)
        await asyncio.sleep(LOOK_FOR_STALLED_SECONDS)


async def rescue(job: Job) -> None:
    """Lets a silent worker's job run again; one of which the next is waiting already is given up. Never raises: one job that
    cannot be rescued must not keep the others."""
    try:
        await queue.app.job_manager.retry_job(job)
        log.warning("job %s of a silent worker runs again", job.id)
    except UniqueViolation:
        await queue.app.job_manager.finish_job(job, Status.FAILED, delete_job=True)
        log.warning("job %s of a silent worker is given up: the next of its kind waits", job.id)
    except Exception as error:
        log.warning("job %s of a silent worker could not be rescued: %s", job.id, type(error).__name__)


def main() -> None:
    lane = sys.argv[1] if len(sys.argv) > 1 else queue.MAIN_LANE
    logs.configure()
    try:
        readings.prepare()
    except Exception as error:  # without the model phrases still find danger, and their safety words must go out
        log.error("the understanding model cannot be loaded (%s); run: make train", type(error).__name__)
    uvloop.run(run(lane))


if __name__ == "__main__":
    main()
