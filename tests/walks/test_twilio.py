"""Twilio's side of the door: duplicates, forgeries, odd texts, keywords; nothing lost, nobody let in."""

from datetime import timedelta

import httpx

from tests.support.people import KeyWorker, Resident
from tests.support.product import Product
from tests.support.waiting import until


def test_a_duplicate_webhook_is_a_quiet_success(resident: Resident, product: Product) -> None:
    sid = product.twilio.text(resident.number, "behind with the rent")
    product.twilio.replay(sid, times=4)
    assert product.twilio.answers(sid) == [204] * 5
    resident.hears("Anything else going on?")
    resident.hears_nothing_more()
    assert product.one("select count(*) from messages where provider_id = %s", sid) == 1


def test_a_forged_text_is_refused_kept_apart_and_changes_nothing(product: Product) -> None:
    before = product.one("select count(*) from messages")
    forged = httpx.post(f"{product.url}/sms/inbound", data={"From": "+447700900555", "Body": "hi", "MessageSid": "SM1"},
                        headers={"X-Twilio-Signature": "bm90IHRoZSBzaWduYXR1cmU="})
    unsigned = httpx.post(f"{product.url}/sms/inbound", data={"From": "+447700900555", "Body": "hi", "MessageSid": "SM2"})
    assert (forged.status_code, unsigned.status_code) == (403, 403)
    assert product.one("select count(*) from messages") == before
    assert product.one("select count(*) from quarantine where body like %s", "%SM1%") == 1


def test_odd_texts_are_stored_whole_and_the_conversation_goes_on(resident: Resident, product: Product) -> None:
    odd = ["", "   ", "a\0b", "\ud83d", "🏚️💔", "x" * 10_000, "/restart", "／intent{\"a\":1}", "{slot} 0[ {{7*7}} '; drop table--"]
    for text in odd:
        sid = product.twilio.text(resident.number, text)
        assert product.twilio.answers(sid)[-1] == 204
    stored = [row["text"] for row in product.rows(
        "select text from messages where conversation_id = %s and direction = 'in' order by position",
        resident.conversation)]
    assert stored == ["", "   ", "a\ufffdb", "\ufffd\ufffd\ufffd", "🏚️💔", "x" * 10_000, "/restart", "／intent{\"a\":1}", odd[-1]]
    resident.settled()
    product.twilio.text(resident.number, "human")
    until(lambda: any("asked for a person" in text for text in product.twilio.sent_to(resident.number)), 30)


def test_a_picture_without_words_is_kept(resident: Resident, product: Product) -> None:
    product.twilio.text(resident.number, "", media=["https://media.example/1.jpg"])
    raw = product.one("select raw from messages where conversation_id = %s and direction = 'in'", resident.conversation)
    assert raw["media"][0]["url"] == "https://media.example/1.jpg"
    resident.hears("automated service")


def test_stop_ends_all_texts_and_asks_a_person_to_look(resident: Resident, product: Product) -> None:
    resident.says("behind with the rent", "Anything else")
    sent = len(product.twilio.outbound(resident.number))
    resident.texts("STOP", "are you there")
    resident.settled()
    assert len(product.twilio.outbound(resident.number)) == sent
    assert product.one("select count(*) from tasks where kind = 'opted_out' and conversation_id = %s",
                       resident.conversation) == 1


def test_make_it_stop_is_a_person_talking(resident: Resident, product: Product) -> None:
    resident.says("the noise next door, make it stop", "Anything else")
    assert product.one("select opted_out_at from conversations where address = %s", resident.number) is None


def test_a_handset_that_is_off_is_tried_again_while_it_is_safe(resident: Resident, product: Product) -> None:
    product.twilio.undeliverable(resident.number, 30003, times=1)
    resident.texts("behind with the rent")
    until(lambda: product.one(
        "select count(*) from messages where conversation_id = %s and status = 'backing_off'", resident.conversation))
    note = product.one("select note from messages where conversation_id = %s and status = 'backing_off'",
                       resident.conversation)
    assert "phone is off" in note and "we try again at" in note
    product.skip_ahead(timedelta(minutes=6))
    until(lambda: product.one("select count(*) from messages where conversation_id = %s and status = 'delivered'",
                              resident.conversation), 20)


def test_an_answer_lost_on_the_way_back_is_looked_up_not_sent_twice(resident: Resident, product: Product) -> None:
    product.twilio.fail_next(how="accept_then_lose_answer")
    resident.texts("behind with the rent")
    until(lambda: product.twilio.sent_to(resident.number), 20)
    until(lambda: product.one("select count(*) from messages where conversation_id = %s and direction = 'out' "
                              "and status in ('sent', 'delivered')", resident.conversation), 40)
    assert len(product.twilio.sent_to(resident.number)) == 1


def test_more_than_half_an_hour_later_a_key_worker_first_asks_if_now_is_ok(resident: Resident, product: Product) -> None:
    resident.says("human", "asked for a person")
    worker = KeyWorker(product, "Sam Bottleoven")
    worker.takes(resident)
    resident.hears("Sam")
    product.skip_ahead(timedelta(minutes=45))
    worker = KeyWorker(product, "Sam Bottleoven")  # signed out by then
    worker.replies(resident, "I have news about your damp claim")
    opener = resident.hears("Is now OK to text?")
    assert "Sam" not in opener and "damp" not in opener
    resident.says("1", "I have news about your damp claim")
