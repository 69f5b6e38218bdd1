"""Danger that nobody has opened climbs: on-duty key worker → duty manager → on-call phone → emergency duty team.

The steps and their times are in bot/rota.py. It ends when a named person opens the conversation, or at the chain's end.
"""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from bot import clocks, rota, tasks
from bot.tables import Clock, DangerFlag


async def step(session: AsyncSession, row: Clock) -> None:
    """The flag's clock has run out unopened: tell the next in the chain, and start the clock for the one after."""
    flag = await session.get(DangerFlag, UUID(row.detail["flag_id"]), with_for_update=True)
    if flag is None or flag.acknowledged_at is not None or flag.step + 1 >= len(rota.ESCALATION):
        return
    flag.step += 1
    told = rota.ESCALATION[flag.step]
    await tasks.open_task(
        session, "danger", f"Danger, not opened yet: now with the {told.who}.",
        key=f"danger:{flag.conversation_id}", conversation_id=flag.conversation_id, message_id=flag.message_id,
    )
    if flag.step + 1 < len(rota.ESCALATION):
        due = flag.raised_at + rota.ESCALATION[flag.step + 1].after
        await clocks.start(session, "escalate", f"escalate:{flag.id}", due,
                           conversation_id=flag.conversation_id, flag_id=str(flag.id))
