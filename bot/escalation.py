"""Danger that nobody has opened climbs: on-duty key worker → duty manager → on-call phone → emergency duty team.

The steps and their times are in data/reference/rota.yml; telling people is bot/alerting.py. It ends when a named person
opens the conversation, or at the chain's end, where the alert stays on the console's page of open alerts.
"""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from bot import alerting, clocks, rota, tasks
from bot.tables import Clock, DangerFlag


async def begin(session: AsyncSession, flag: DangerFlag) -> None:
    """Tells the first in the chain, in the transaction that raised the flag."""
    await _tell(session, flag, 0)


async def step(session: AsyncSession, row: Clock) -> None:
    """The flag's clock has run out unopened: tell the next in the chain, and start the clock for the one after."""
    flag = await session.get(DangerFlag, UUID(row.detail["flag_id"]), with_for_update=True)
    if flag is None or flag.acknowledged_at is not None or flag.step + 1 >= len(rota.rota().escalation):
        return
    await _tell(session, flag, flag.step + 1)


async def _tell(session: AsyncSession, flag: DangerFlag, number: int) -> None:
    chain = rota.rota().escalation
    while not await alerting.tell(session, flag, number) and number + 1 < len(chain):
        number += 1  # nobody is there to open it: whoever is next is told at once
    flag.step = number
    if number:
        await tasks.open_task(
            session, "danger", f"Danger, not opened yet: now with the {chain[number].name}.",
            key=f"danger:{flag.conversation_id}", conversation_id=flag.conversation_id, message_id=flag.message_id,
        )
    if number + 1 < len(chain):
        await clocks.start(session, "escalate", f"escalate:{flag.id}", flag.raised_at + chain[number + 1].after,
                           conversation_id=flag.conversation_id, flag_id=str(flag.id))
