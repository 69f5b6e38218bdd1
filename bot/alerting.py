"""Alerts about danger, to people: who is told at a step, by text and e-mail, and what became of it. The console shows it.

An alert holds no name, number, words or kind of danger of a resident: phones and mailboxes are read by others. It says
that somebody must look, and where. Rows are committed with the flag; the sending is a job on the danger lane.
"""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from bot import clock, rota, tasks
from bot.channels import SendError, StatusUpdate
from bot.channels.twilio_codes import failure
from bot.contacts import contacts
from bot.database import notify, transaction
from bot.queue import DANGER_LANE, defer
from bot.settings import settings
from bot.tables import Alert, Case, DangerFlag, KeyWorker

SMS, EMAIL = "sms", "email"
VALID_FOR = timedelta(minutes=60)  # a text about danger that arrives tomorrow only frightens
SUBJECT = "Doorstep: an urgent alert is waiting"


@dataclass(frozen=True)
class Outgoing:
    """An alert marked as being sent: what the way out needs."""

    alert_id: UUID
    how: str
    address: str
    text: str


async def tell(session: AsyncSession, flag: DangerFlag, number: int) -> bool:
    """Alerts everybody behind step `number` of the chain. False when nobody is there, so that the next step need not
    wait. People who were told of this conversation at this step, and have not opened it yet, are not told twice."""
    who = rota.rota().escalation[number].who
    people: list[KeyWorker | None] = [None]  # the on-call phone and the duty team have no account
    if who in rota.ROLES:
        people = list(await rota.on_duty(session, who, await _area(session, flag.conversation_id)))
    if not people:
        return False
    if await _told_already(session, flag, number):
        return True
    for person in people:
        for how in _ways(who, person):
            await _queue(session, flag, number, who, person, how)
    return True


def _ways(who: str, person: KeyWorker | None) -> list[str]:
    """How somebody is reached beside the console. Staff by e-mail only where a mail server is set; the duty team has
    nothing but e-mail, so that a missing server must show."""
    if person is None:
        return [SMS if who == rota.ON_CALL else EMAIL]
    return [*([SMS] if person.mobile else []), *([EMAIL] if settings().smtp_host else [])]


async def _queue(
    session: AsyncSession, flag: DangerFlag, number: int, who: str, person: KeyWorker | None, how: str
) -> None:
    alert_id = await session.scalar(
        insert(Alert)
        .values(flag_id=flag.id, step=number, who=who, key_worker_id=person.id if person else None, how=how)
        .on_conflict_do_nothing()
        .returning(Alert.id)
    )
    if alert_id is not None:
        await defer(session, "alert", lane=DANGER_LANE, urgency=1, alert_id=str(alert_id))


async def _area(session: AsyncSession, conversation_id: UUID) -> str | None:
    return await session.scalar(
        select(Case.area).where(Case.conversation_id == conversation_id).order_by(Case.created_at.desc()).limit(1)
    )


async def _told_already(session: AsyncSession, flag: DangerFlag, number: int) -> bool:
    same = (DangerFlag.conversation_id == flag.conversation_id) & DangerFlag.acknowledged_at.is_(None)
    return bool(
        await session.scalar(
            select(exists().where(Alert.flag_id == DangerFlag.id, same, DangerFlag.id != flag.id,
                                  Alert.step == number, Alert.status != "failed"))
        )
    )


def words(who: str, waited: timedelta, conversation_id: UUID) -> str:
    """What an alert says: at most two SMS segments, and nothing of the resident. The duty team may have no account."""
    minutes = int(waited.total_seconds() // 60)
    since = f"has waited {minutes} min" if minutes else "has come in"
    if who == rota.EMERGENCY_DUTY_TEAM:
        return (
            f"An urgent alert in Doorstep, the council's key worker service, {since}, and none of our staff have opened "
            f"it. Sign in at {settings().public_url}/console/alerts, or ring our office on {contacts().office_line}."
        )
    return f"Doorstep: an urgent alert {since}. Open it now: {settings().public_url}/console/conversations/{conversation_id}"


async def begin(alert_id: UUID) -> Outgoing | None:
    """Marks an alert as being sent; None when it need not go: sent before, or the conversation has been opened."""
    async with transaction() as session:
        alert = (await session.scalars(select(Alert).where(Alert.id == alert_id).with_for_update())).one()
        flag = await session.get_one(DangerFlag, alert.flag_id)
        if alert.status not in ("queued", "backing_off"):
            return None
        if flag.acknowledged_at is not None:
            alert.status, alert.note = "cancelled", "Opened before it was sent."
            return None
        alert.attempts += 1
        person = await session.get(KeyWorker, alert.key_worker_id) if alert.key_worker_id else None
        return Outgoing(alert.id, alert.how, _address(alert, person),
                        words(alert.who, clock.now() - flag.raised_at, flag.conversation_id))


def _address(alert: Alert, person: KeyWorker | None) -> str:
    if person is not None:
        return person.email if alert.how == EMAIL else person.mobile or ""
    return contacts().on_call_mobile if alert.how == SMS else contacts().emergency_duty_team_email


async def sent(alert_id: UUID, provider_id: str) -> None:
    """Its way out took it."""
    async with transaction() as session:
        alert = await _locked(session, alert_id)
        alert.provider_id, alert.sent_at = provider_id, clock.now()
        if alert.status in ("queued", "backing_off"):  # else its status callback was here first
            alert.status, alert.note = "sent", None
        await _show(session, alert)


async def not_sent(alert_id: UUID, error: SendError, *, last_try: bool) -> bool:
    """It did not go. True when it is to be tried again; else it has failed, and a task says so."""
    async with transaction() as session:
        alert = await _locked(session, alert_id)
        again = error.retryable and not last_try
        alert.status, alert.note = "backing_off" if again else "failed", str(error)
        await (_show(session, alert) if again else _failed(session, alert))
        return again


async def status(update: StatusUpdate, alert_id: UUID) -> None:
    """Twilio's callback about an alert by text. Late, doubled and reordered ones change nothing."""
    async with transaction() as session:
        alert = await session.scalar(select(Alert).where(Alert.id == alert_id).with_for_update())
        if alert is None or alert.status in ("delivered", "failed"):
            return
        alert.provider_id = update.provider_id
        if update.status == "failed":
            alert.status, alert.note = "failed", f"Not delivered: {failure(update.error_code).words}."
            await _failed(session, alert)
            return
        alert.status, alert.note = update.status, None
        await _show(session, alert)


async def _failed(session: AsyncSession, alert: Alert) -> None:
    flag = await session.get_one(DangerFlag, alert.flag_id)
    await tasks.open_task(
        session, "alert_failed", f"An alert about danger did not reach the {rota.NAMES[alert.who]}. Open the conversation.",
        key=f"alert_failed:{flag.conversation_id}", conversation_id=flag.conversation_id,
    )
    await _show(session, alert)


async def _locked(session: AsyncSession, alert_id: UUID) -> Alert:
    return (await session.scalars(select(Alert).where(Alert.id == alert_id).with_for_update())).one()


async def _show(session: AsyncSession, alert: Alert) -> None:
    await notify(session, "queue", str(alert.flag_id))
