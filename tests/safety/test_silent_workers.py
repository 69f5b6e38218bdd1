"""No job is lost, and none is made twice. Jobs of a worker that fell silent run again, and one that cannot keeps no other waiting."""

from sqlalchemy import text

from bot import due, inbox, queue
from bot.channels import InboundMessage
from bot.database import transaction
from bot.worker import rescue
from tests.safety.world import World, new_number


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


async def test_the_minutes_look_makes_no_second_job_of_what_waits_already(world: World) -> None:
    number = new_number()
    await world.texts(number, "behind with the rent")
    await world.backdate(number, minutes=2)
    for _ in range(3):
        await due.reconcile()
    async with transaction() as session:
        assert await session.scalar(text("select count(*) from procrastinate_jobs where task_name = 'bot.jobs.answer'")) == 1
        await session.execute(text("delete from procrastinate_jobs where task_name = 'bot.jobs.answer'"))
    await due.reconcile()  # its job was lost on the way
    async with transaction() as session:
        assert await session.scalar(text("select count(*) from procrastinate_jobs where task_name = 'bot.jobs.answer'")) == 1


async def test_of_twilios_list_only_what_never_reached_us_is_taken_in(world: World) -> None:
    number = new_number()
    await world.texts(number, "behind with the rent")
    [known] = await world.thread(number)
    listed = [InboundMessage(channel="sms", address=number, provider="twilio", provider_id=sid, text="?") for sid in (known.provider_id, "SMnew")]
    assert [one.provider_id for one in await inbox.unknown(listed)] == ["SMnew"]
