"""Everybody walks at once, each on a phone of their own: what they heard, and what was true at the end."""

from collections.abc import Iterator
from concurrent.futures import Future
from datetime import timedelta

import pytest

from tests.support.product import Product
from tests.support.walking import Person, Walked, check, walking
from tests.walks import others, referrals

PEOPLE = [*referrals.PEOPLE, *others.PEOPLE]


@pytest.fixture(scope="module")
def walked(product: Product) -> Iterator[dict[str, Future[Walked]]]:
    product.in_the_morning()
    with walking(product, PEOPLE) as everybody:
        yield everybody


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.name)
def test_a_person_gets_through(walked: dict[str, Future[Walked]], person: Person) -> None:
    check(walked[person.name].result())


def test_there_are_enough_people_and_no_two_of_one_name() -> None:
    assert len({person.name for person in PEOPLE}) == len(PEOPLE) >= 40


def test_a_request_about_their_data_has_its_day_and_one_row_a_kind(walked: dict[str, Future[Walked]], product: Product) -> None:
    resident = walked["Wants it deleted"].result().resident
    rows = product.rows("select kind, asked_at, due_on from data_requests where conversation_id = %s", resident.conversation)
    assert sorted(row["kind"] for row in rows) == ["delete", "see"]
    assert all(timedelta(27) < row["due_on"] - row["asked_at"].date() <= timedelta(32) for row in rows)


def test_a_plain_referral_takes_at_most_twelve_texts(walked: dict[str, Future[Walked]]) -> None:
    assert walked["Shaz"].result().texts <= 12 and walked["Donna"].result().texts <= 9
