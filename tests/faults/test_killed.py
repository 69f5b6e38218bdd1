"""Programs die at the worst moment; the resident gets an answer, once, and it is true. Invariants from the ledger."""

from tests.support.people import Resident
from tests.support.product import Product
from tests.support.waiting import until


def all_is_well(product: Product) -> None:
    """I1 to I4, read from the database and the fake Twilio's ledger."""
    accepted = [e for e in product.twilio.ledger["entries"] if e["direction"] == "inbound"
                and any(r["about"] == "inbound" and 204 in r["answers"] for r in e["requests"])]
    stored = {row["provider_id"]: row["n"] for row in product.rows(
        "select provider_id, count(*) n from messages where direction = 'in' group by provider_id")}
    assert all(stored.get(entry["sid"]) == 1 for entry in accepted), "I1: a text accepted and not in the transcript once"
    assert not product.rows(
        "select 1 from intakes i where status = 'finished' and not exists (select 1 from cases c where c.id = i.case_id)"
    ), "I2: a finished intake without a case"
    assert not product.rows("select 1 from cases where status = 'open' and key_worker_id is null and queue is null"), "I2"
    assert not product.rows(
        "select 1 from messages m join conversations c on c.id = m.conversation_id join handoffs h on "
        "h.conversation_id = c.id where m.author = 'bot' and m.kind = 'reply' and m.sending_since > h.claimed_at "
        "and (h.ended_at is null or m.sending_since < h.ended_at)"
    ), "I3: the bot talked over a person"
    said = product.rows("select conversation_id, created_at from messages where text like 'We''ve got it%%'")
    for row in said:
        assert product.one("select count(*) from cases where conversation_id = %s and created_at <= %s",
                           row["conversation_id"], row["created_at"]), "I4: a false done"


def at_the_last_question(resident: Resident) -> None:
    resident.says("cant pay the rent", "Anything else")
    resident.goes_on_to("1 That's right")


def test_actions_down_at_the_last_step_gives_no_false_done(resident: Resident, product: Product) -> None:
    at_the_last_question(resident)
    product.kill("actions")
    resident.texts("1")
    product.start("actions")
    resident.hears("We've got it")
    assert len(resident.cases) == 1
    all_is_well(product)


def test_an_action_that_keeps_failing_gives_the_fixed_words_and_a_task(resident: Resident, product: Product) -> None:
    resident.says("behind with the rent", "Anything else")
    _execute(product, "create function broken() returns trigger language plpgsql as $$ begin raise 'broken'; end $$")
    _execute(product, "create trigger broken before update on intakes for each row execute function broken()")
    try:
        text = resident.says("no thats it", "Sorry, something went wrong at our end", "999")
        assert "got it" not in text
    finally:
        _execute(product, "drop function broken cascade")
    assert product.one("select count(*) from tasks where kind = 'turn_failed' and conversation_id = %s",
                       resident.conversation) == 1
    resident.says("no thats it", "matters most")
    all_is_well(product)


def test_rasa_killed_mid_turn_answers_once_it_is_back(resident: Resident, product: Product) -> None:
    resident.says("behind with the rent", "Anything else")
    product.kill("rasa")
    resident.texts("no thats it")
    product.start("rasa")
    resident.hears("matters most")
    resident.hears_nothing_more()
    product.ready()
    all_is_well(product)


def test_a_killed_workers_job_is_picked_up_by_the_next(resident: Resident, product: Product) -> None:
    product.kill("actions")
    resident.texts("behind with the rent")  # the worker is now waiting for an answer
    until(lambda: product.one("select count(*) from turns where conversation_id = %s", resident.conversation))
    product.kill("worker")
    product.start("worker")
    product.start("actions")
    resident.hears("Anything else going on?")
    resident.hears_nothing_more()
    all_is_well(product)


def test_web_killed_loses_no_text(resident: Resident, product: Product) -> None:
    product.kill("web")
    product.twilio.text(resident.number, "behind with the rent", wait=False)
    product.start("web")
    product.twilio.wait_for(resident.number, 1, timeout=90)  # Twilio tries again, else the minute's reconciling finds it
    resident.hears("Anything else going on?")
    product.ready()
    all_is_well(product)


def test_a_text_while_the_database_is_down_is_kept_on_disk_and_answered_after(
    resident: Resident, product: Product
) -> None:
    product.server.stop()
    try:
        sid = product.twilio.text(resident.number, "behind with the rent")
        danger = product.twilio.text(resident.number, "i want to kill myself")
    finally:
        product.server.start()
    assert product.twilio.answers(sid)[-1] == 204 and product.twilio.answers(danger)[-1] == 200
    on_the_phone = [e["body"] for e in product.twilio.ledger["entries"]
                    if e["direction"] != "inbound" and e["to"] == resident.number]
    assert any("116 123" in text and "told our team" not in text for text in on_the_phone)
    until(lambda: product.rows("select 1 from danger_flags f join conversations c on c.id = f.conversation_id "
                               "where c.address = %s", resident.number), 60)
    product.ready()
    all_is_well(product)


def _execute(product: Product, statement: str) -> None:
    import psycopg

    with psycopg.connect(product.environment["DATABASE_URL"], autocommit=True) as connection:
        connection.execute(statement)
