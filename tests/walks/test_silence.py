"""Going silent, and coming back: nothing is lost, nothing is said that may not be, and a person sees what was told."""

from datetime import timedelta

from tests.support.people import Resident
from tests.support.product import Product
from tests.support.waiting import until

NUDGE = "Hello, is now OK to carry on?"


def test_one_gentle_nudge_where_any_time_is_safe_and_none_after_it(resident: Resident, product: Product) -> None:
    resident.says("cant afford heating", "Anything else")
    resident.goes_on_to("safe to reply")
    resident.says("1", "like to be called")
    product.skip_ahead(timedelta(hours=4, minutes=5))
    assert "heating" not in resident.hears(NUDGE)
    resident.says("1", "like to be called")
    resident.says("Mo", "postcode")
    product.skip_ahead(timedelta(hours=4, minutes=5))
    until(lambda: product.one("select count(*) from clocks where kind = 'nudge' and done_at is null and conversation_id = %s",
                              resident.conversation) == 0)
    resident.hears_nothing_more()


def test_no_nudge_where_it_was_not_said_that_any_time_is_safe(resident: Resident, another_resident: Resident, product: Product) -> None:
    for one, rule in ((resident, "3"), (another_resident, "skip")):
        one.says("cant afford heating", "Anything else")
        one.goes_on_to("safe to reply")
        one.says(rule, "like to be called")
    product.skip_ahead(timedelta(hours=5))
    for one in (resident, another_resident):
        assert product.one("select count(*) from clocks where kind = 'nudge' and conversation_id = %s", one.conversation) == 0
        one.hears_nothing_more()


def test_no_nudge_after_words_that_promise_nothing_more(resident: Resident, another_resident: Resident, product: Product) -> None:
    for one, leaves, hears in ((resident, "leave me alone", "ask nothing more"), (another_resident, "sorry wrong number", "nothing more will come")):
        one.says("cant afford heating", "Anything else")
        one.goes_on_to("safe to reply")
        one.says("1", "like to be called")
        one.says(leaves, hears)
        assert product.one("select count(*) from clocks where kind = 'nudge' and done_at is null and conversation_id = %s", one.conversation) == 0


def test_after_a_day_a_person_sees_what_was_told_and_the_questions_may_go_on(resident: Resident, product: Product) -> None:
    resident.says("cant afford heating, its Mo", "Anything else")
    resident.goes_on_to("safe to reply")
    product.skip_ahead(timedelta(hours=25))
    until(lambda: resident.cases)
    [case] = resident.cases
    assert case["status"] == "incomplete" and case["queue"] and "food_fuel" in case["needs"]
    assert product.one("select count(*) from tasks where kind = 'incomplete' and conversation_id = %s", resident.conversation) == 1
    resident.hears_nothing_more()
    resident.says("hello", "Is now OK?")
    resident.says("1", "Shall we carry on")
    resident.says("1", "safe to reply")
    resident.goes_on_to("We've got it", postcode="ST1 3AB")
    [case] = resident.cases
    assert case["status"] == "open" and case["area"] == "central" and case["key_worker_id"]


def test_answers_hours_apart_go_on_where_they_were(resident: Resident, product: Product) -> None:
    resident.says("rent arrears", "Anything else")
    resident.goes_on_to("like to be called")
    product.skip_ahead(timedelta(hours=6))
    if 9 <= product.now().hour < 20:
        assert "rent" not in resident.hears(NUDGE)
        resident.says("Shaz", "What is your postcode?")
    else:  # at night nobody is nudged; who comes back by themselves is asked first, and what they wrote is then taken
        assert "rent" not in resident.says("Shaz", "Is now OK?")
        resident.says("1", "What is your postcode?")
    resident.goes_on_to("We've got it")


def test_out_of_hours_the_time_that_is_said_is_a_working_one(resident: Resident, product: Product) -> None:
    evening = product.now().replace(hour=21, minute=30)
    product.skip_ahead(max(evening - product.now(), timedelta()))
    resident.says("hello", "what is going on?")
    day = (product.now() + timedelta(days=1)).strftime("%A")
    assert f"10.30am on {day}" in resident.says("when will i hear") or product.now().isoweekday() >= 5
