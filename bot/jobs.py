"""The jobs. Each is small: it looks up what is true now, does one thing, and may be run again without harm."""

import asyncio
from uuid import UUID

from procrastinate import JobContext, RetryStrategy
from sqlalchemy import select

from bot import alerting, conversations, delivery, due, readings, safety, told_in_danger, turns
from bot.channels import SendError, mail, twilio_sms
from bot.database import transaction
from bot.queue import DANGER_LANE, MAIN_LANE, app
from bot.settings import settings
from bot.tables import Conversation, Message

# What a passing database blip costs: seconds, not a text. Longer waits are clocks (bot/clocks.py).
TRIES = 5
SHORT_RETRIES = RetryStrategy(max_attempts=TRIES, wait=1, linear_wait=1)
ALERT_TRIES = 20  # 3, 6, 9 … seconds apart: as long as the whole escalation takes
ALERT_RETRIES = RetryStrategy(max_attempts=ALERT_TRIES, wait=3, linear_wait=3)


@app.task(name="bot.jobs.understand", queue=DANGER_LANE, retry=SHORT_RETRIES)
async def understand(message_id: str) -> None:
    """Reads one text, whoever has the conversation, and raises what the classifier finds dangerous in it."""
    async with transaction() as session:
        text, reading, asked, conversation_id = (await session.execute(
            select(Message.text, Message.understanding, Conversation.asked, Conversation.id)
            .join(Conversation, Conversation.id == Message.conversation_id).where(Message.id == UUID(message_id))
        )).one()
    if reading is None:
        reading = {**await readings.read(text, asked), "asked": asked}
    concerns = safety.concerns(text, reading)
    async with transaction() as session:
        if concerns:  # the conversation first, as a turn locks them: the other way round the two wait for each other
            conversation = await conversations.lock(session, conversation_id)
        await conversations.store_understanding(session, UUID(message_id), reading)
        if concerns:
            message = await session.get_one(Message, UUID(message_id))
            await safety.heed(session, conversation, message, reading)
    if concerns or safety.screen(text):
        await told_in_danger.write_down(UUID(message_id), reading)


@app.task(name="bot.jobs.answer", queue=MAIN_LANE, retry=SHORT_RETRIES, pass_context=True)
async def answer(context: JobContext, conversation_id: str) -> None:
    """Answers all texts that wait for the bot in one conversation (lock: the conversation).

    Whatever keeps going wrong, the last try gives them to a person: never silence."""
    if context.job.attempts + 1 >= TRIES:
        await turns.give_waiting_to_a_person(UUID(conversation_id))
    else:
        await turns.answer_waiting(UUID(conversation_id))


@app.task(name="bot.jobs.deliver", queue=MAIN_LANE, retry=SHORT_RETRIES)
async def deliver(message_id: str) -> None:
    """Hands one message to its channel, if it still may go. The only caller of a channel's send."""
    sending = await delivery.begin(UUID(message_id))
    if sending is None:
        return
    if sending.channel == "webchat":  # the page itself reads the row: being committed is being sent
        await delivery.sent(sending, "webchat", message_id)
        return
    # No transaction is open here: a slow provider must not hold a connection or a row.
    try:
        provider_id = await _hand_over(sending)
    except SendError as error:
        await delivery.not_sent(sending, error)
    else:
        await delivery.sent(sending, "twilio", provider_id)


async def _hand_over(sending: delivery.Sending) -> str:
    """Sends by SMS; first looks in Twilio's list when an earlier attempt may have reached it."""
    if sending.look_first:
        known = await delivery.known_provider_ids(sending)
        found = await twilio_sms.find_sent(settings(), sending.address, sending.text, sending.since, known=known)
        if found:
            return found
    callback = f"{settings().public_url}/sms/status?message={sending.message_id}&attempt={sending.attempt}"
    return await twilio_sms.send(
        settings(), sending.address, sending.text, status_callback=callback, validity_seconds=sending.validity_seconds
    )


@app.task(name="bot.jobs.alert", queue=DANGER_LANE, retry=ALERT_RETRIES, pass_context=True)
async def alert(context: JobContext, alert_id: str) -> None:
    """Sends one alert about danger to one of our own people, by text or e-mail. Sent twice is better than not at all."""
    outgoing = await alerting.begin(UUID(alert_id))
    if outgoing is None:
        return
    try:
        if outgoing.how == alerting.SMS:
            callback = f"{settings().public_url}/sms/status?alert={alert_id}"
            provider_id = await twilio_sms.send(settings(), outgoing.address, outgoing.text, status_callback=callback,
                                                validity_seconds=int(alerting.VALID_FOR.total_seconds()))
        else:
            provider_id = await mail.send(settings(), outgoing.address, alerting.SUBJECT, outgoing.text)
    except SendError as error:
        if await alerting.not_sent(outgoing.alert_id, error, last_try=context.job.attempts + 1 >= ALERT_TRIES):
            raise
    else:
        await alerting.sent(outgoing.alert_id, provider_id)


# In these the seconds are the sixth field, at the end.
@app.periodic(cron="* * * * * */2")
@app.task(name="bot.jobs.sweep", queue=DANGER_LANE, queueing_lock="sweep", priority=2)
async def sweep(timestamp: int) -> None:
    """Looks every two seconds for clocks that have run out. An alert that nobody opens is one: it waits behind no answer."""
    while await due.do_next():
        await asyncio.sleep(0)


@app.periodic(cron="* * * * * 15")
@app.task(name="bot.jobs.reconcile", queue=MAIN_LANE, queueing_lock="reconcile")
async def reconcile(timestamp: int) -> None:
    """Every minute: texts Twilio took that never reached us, and messages whose job was lost on the way."""
    await due.reconcile()


@app.periodic(cron="20 3 * * *")
@app.task(name="bot.jobs.tidy", queue=MAIN_LANE, queueing_lock="tidy")
async def tidy(timestamp: int) -> None:
    """Every night: jobs that are long done."""
    await app.job_manager.delete_old_jobs(nb_hours=72, include_failed=True, include_cancelled=True, include_aborted=True)
