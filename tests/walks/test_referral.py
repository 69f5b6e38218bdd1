"""A resident tells it once and gets a case, a named key worker of the right locality, and an honest time."""

import re

from tests.support.people import Resident
from tests.support.product import Product


def test_a_resident_refers_themselves_and_hears_who_will_answer(resident: Resident) -> None:
    last = resident.refers_themselves(postcode="ST6 5NB")
    [case] = resident.cases
    assert case["reference"] in last and "North team" in last and "to you here by" in last
    assert case["area"] == "north" and case["town"] == "Tunstall" and case["key_worker_id"] is not None
    assert {"rent_eviction", "housing_conditions"} <= set(case["needs"])
    assert case["summary"]["name"]["value"] == "Shaz" and case["summary"]["children"]["value"]["ages"] == [4, 8]
    assert case["match"]["reasons"][0] == "works in the North locality"


def test_it_says_it_is_automated_and_names_999_in_the_first_text(resident: Resident) -> None:
    resident.says("hello", "automated service", "999", "01632 960100", "what is going on?")


def test_who_sees_this_is_answered_in_the_middle_and_then_the_question_again(resident: Resident) -> None:
    resident.says("the damp is making us ill", "Anything else")
    resident.goes_on_to("safe to reply")
    resident.says("who sees my data?", "someone is at risk of serious harm", "safe to reply")
    resident.says("1", "like to be called")


def test_what_was_said_in_the_first_text_is_not_asked_again(resident: Resident) -> None:
    resident.says("Hi my name is Sharon, im at ST4 7QE and im behind with the rent", "Anything else")
    resident.goes_on_to("safe to reply")
    assert "at home with you" in resident.says("1")


def test_a_postcode_outside_the_city_gets_its_council_and_goes_on(resident: Resident) -> None:
    resident.says("got no money for food", "Anything else")
    resident.goes_on_to("postcode")
    resident.says("ST5 2AG", "Newcastle-under-Lyme", "01782 717717", "at home with you")


def test_no_address_never_blocks(resident: Resident) -> None:
    resident.says("been kicked out, sleeping on a mates sofa", "Anything else")
    resident.goes_on_to("postcode", name="skip")
    resident.says("dont have an address", "at home with you")


def test_texts_in_quick_succession_are_one_thought_and_one_answer(resident: Resident, product: Product) -> None:
    product.kill("worker")
    resident.texts("cant pay my rent", "and the house is full of damp", "its ST6 5NB")
    product.start("worker")
    answer = resident.hears("Anything else going on?")
    assert "rent" in answer and "your home" in answer
    resident.hears_nothing_more()


def test_the_reference_has_no_letters_that_look_alike(resident: Resident) -> None:
    text = resident.refers_themselves()
    found = re.search(r"reference is (\w{3}-\w{3})\.", text)
    assert found and not set(found[1]) & set("01OIL25SZB8UV")
