"""Danger in every state: the safety words come, once a kind an hour, a person is told, and no question talks over them."""

from datetime import timedelta

from tests.support.people import KeyWorker, Resident
from tests.support.product import Product
from tests.support.waiting import until


def flags(product: Product, resident: Resident) -> list[dict]:
    return product.rows("select * from danger_flags where conversation_id = %s order by raised_at", resident.conversation)


def test_danger_in_the_first_text_gets_the_safety_words_and_nothing_else(resident: Resident, product: Product) -> None:
    resident.says("i want to kill myself", "999", "116 123", "automated service", "told our team")
    resident.hears_nothing_more()
    [flag] = flags(product, resident)
    assert flag["kind"] == "suicide" and flag["acknowledged_at"] is None
    assert product.one("select handler from conversations where address = %s", resident.number) == "waiting"
    assert product.one("select count(*) from tasks where kind = 'danger' and conversation_id = %s", resident.conversation)


def test_danger_in_the_middle_of_the_questions_stops_them_and_keeps_the_answers(
    resident: Resident, product: Product
) -> None:
    resident.says("behind with the rent", "Anything else")
    resident.goes_on_to("postcode")
    resident.says("hes outside with a knife", "999", "55")
    resident.hears_nothing_more()
    answers = product.one("select answers from intakes where conversation_id = %s", resident.conversation)
    assert answers["name"]["value"] == "Shaz"
    resident.says("ok", "Shall we carry on with the questions")
    resident.says("1", "What is your postcode?")


def test_whether_to_carry_on_is_asked_twice_at_most(resident: Resident) -> None:
    resident.says("behind with the rent", "Anything else")
    resident.says("i want to kill myself", "116 123")
    resident.says("ok", "Shall we carry on")
    resident.says("no", "That's fine")
    resident.says("ok", "Shall we carry on")
    resident.says("no", "That's fine")
    assert "carry on" not in resident.says("ok")


def test_the_same_danger_again_within_the_hour_gets_one_short_line(resident: Resident, product: Product) -> None:
    resident.says("i want to kill myself", "116 123")
    again = resident.says("i really do want to kill myself")
    assert "I have seen this" in again and "116 123" not in again
    assert len(flags(product, resident)) == 2
    product.skip_ahead(timedelta(minutes=61))
    resident.says("im going to kill myself", "116 123")


def test_danger_after_stop_is_flagged_and_nothing_is_sent(resident: Resident, product: Product) -> None:
    resident.says("behind with the rent", "Anything else")
    resident.texts("STOP")
    resident.settled()
    sent = len(product.twilio.outbound(resident.number))
    resident.texts("i want to kill myself")
    until(lambda: flags(product, resident))
    resident.settled()
    assert len(product.twilio.outbound(resident.number)) == sent


def test_danger_while_a_person_has_it_is_flagged_and_the_words_still_come(resident: Resident, product: Product) -> None:
    resident.says("human", "asked for a person")
    KeyWorker(product, "Sam Bottleoven").takes(resident)
    resident.hears("Sam")
    resident.says("i want to kill myself", "116 123")
    assert len(flags(product, resident)) == 1


def test_danger_with_rasa_and_actions_down_is_answered_all_the_same(resident: Resident, product: Product) -> None:
    product.kill("rasa")
    product.kill("actions")
    try:
        resident.says("there is a fire in the flat", "999")
    finally:
        product.start("actions")
        product.start("rasa")
    product.ready()
    assert flags(product, resident)[0]["kind"] == "medical_fire"


def test_an_unopened_alert_climbs_and_opening_the_conversation_ends_it(resident: Resident, product: Product) -> None:
    resident.says("i want to kill myself", "116 123")
    product.skip_ahead(timedelta(minutes=3))
    until(lambda: flags(product, resident)[0]["step"] == 1, 20)
    assert "duty manager" in product.one("select words from tasks where kind = 'danger' and conversation_id = %s",
                                         resident.conversation)
    worker = KeyWorker(product, "Sam Bottleoven")
    worker.opens(resident)
    assert flags(product, resident)[0]["acknowledged_at"] is not None
    product.skip_ahead(timedelta(minutes=10))
    resident.settled()
    assert flags(product, resident)[0]["step"] == 1


def test_a_saying_is_not_an_alarm(resident: Resident, product: Product) -> None:
    resident.says("this damp is killing me, i could murder a brew", "Anything else")
    assert flags(product, resident) == []


def test_what_a_text_of_danger_tells_is_not_asked_again(resident: Resident, product: Product) -> None:
    resident.says("my name is Leanne, ST6 5NB, behind with the rent and hes kicking the door in, only text me when i text you", "999")
    until(lambda: product.rows("select 1 from intakes where conversation_id = %s", resident.conversation))
    resident.says("ok hes gone now", "Shall we carry on with the questions")
    resident.says("1", "Anything else going on?")
    resident.goes_on_to("1 That's right")
    everything = "\n".join(product.twilio.sent_to(resident.number))
    assert not [asked for asked in ("safe to reply", "like to be called", "What is your postcode") if asked in everything]
    answers = product.one("select answers from intakes where conversation_id = %s", resident.conversation)
    assert answers["story"]["value"].startswith("my name is Leanne") and answers["name"]["value"] == "Leanne"
    assert answers["safe_contact"]["value"] == "reply_only"


def test_more_said_after_danger_gets_a_line_and_no_menu(resident: Resident) -> None:
    resident.says("i took an overdose an hour ago", "999")
    for more in ("the kids are at my mums", "i only wanted the pain to stop about the rent"):
        said = resident.says(more)
        assert "999" in said and "1 Carry on" not in said
    resident.says("can we carry on", "Anything else going on?")


def test_what_55_is_for_is_told_and_not_the_council_s_switchboard(resident: Resident) -> None:
    resident.says("hes outside with a knife", "999", "55")
    assert "01782" not in resident.says("whats 55", "cannot speak")


def test_a_child_hears_no_menu(resident: Resident) -> None:
    resident.says("im 12 and mum has gone out", "0800 1111")
    resident.settled()
    resident.more()
    assert "1 Carry on" not in resident.says("dont tell anyone", "can't promise that", "tell someone who can help")
