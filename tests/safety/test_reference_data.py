"""Files a council edits: a slip is named in words they can act on, and whatever is missing means closed or nobody."""

import re
from datetime import date, datetime, timedelta
from typing import Any

import pytest
import yaml

from bot import contacts, hours, reference, rota, services, words, worries
from bot.clock import LONDON
from bot.settings import ROOT

MONDAY_NOON = datetime(2026, 11, 30, 12, tzinfo=LONDON)
CONTACTS = 'office_line: "01632 960100"\non_call_mobile: "+447700900900"\nemergency_duty_team_email: duty@council.example\n'


def test_the_files_as_they_are_have_nothing_wrong() -> None:
    assert reference.check() == []


@pytest.mark.parametrize(("text", "says"), [
    ("days: {funday: '9-5'}", "'funday' is not a day of the week"),
    ("days: {monday: '08:30 to 17:00'}", "monday should look like"),
    ("days: {monday: '17:00-08:30'}", "closes before it opens"),
    ("days:\n  monday: '08:30-17:00'\n  monday: '09:00-17:00'", "'monday' stands there twice"),
    ("days: open", "days holds lines like"),
    ("dayz: {}", "'dayz' is not known here"),
    ("closed_on: [Christmas]", "closed_on holds days"),
    ("answer_within_minutes: soon", "whole number of minutes"),
    ("days: [", "near line"),
    ("- monday", "should hold names and values"),
])
def test_opening_hours_with_a_slip_say_what_is_wrong(text: str, says: str) -> None:
    with pytest.raises(reference.ReferenceDataError, match=re.escape(says)) as error:
        hours.read(text)
    assert str(error.value).startswith("opening_hours.yml") and "\n" not in str(error.value)


@pytest.mark.parametrize("text", ["", "days:", "days: {}", "closed_on: []"])
def test_missing_opening_hours_mean_closed_and_nothing_is_promised(text: str) -> None:
    read = hours.read(text)
    assert not read.is_open(MONDAY_NOON) and read.promised_by(MONDAY_NOON) is None


def test_hours_that_cannot_be_read_close_a_running_program_and_stop_the_starter(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Any, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "opening_hours.yml").write_text("days: {monday: all day}")
    monkeypatch.setattr(hours, "FILE", tmp_path / "opening_hours.yml")
    monkeypatch.setattr(hours, "opening_hours", hours.opening_hours.__wrapped__)
    assert not hours.opening_hours().is_open(MONDAY_NOON)
    assert "monday should look like" in caplog.text
    assert any("monday should look like" in problem for problem in reference.check())


def test_without_the_file_we_are_closed(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    monkeypatch.setattr(hours, "FILE", tmp_path / "no such file")
    assert not hours.load().is_open(MONDAY_NOON)
    monkeypatch.setattr(rota, "FILE", tmp_path / "no such file")
    assert rota.load() == rota.NOBODY and rota.NOBODY.on_duty == {}


@pytest.mark.parametrize(("text", "says"), [
    ("escalation: [{who: mayor, after_minutes: 0}]", "a step looks like"),
    ("escalation: [{who: on_duty, after_minutes: 0}, {who: on_call, after_minutes: soon}]", "after_minutes of on_call"),
    ("escalation: [{who: on_call, after_minutes: 5}]", "the first step is at 0 minutes"),
    ("escalation: [{who: on_duty, after_minutes: 0}, {who: on_call, after_minutes: 90}]", "the last within 60"),
    ("escalation: [{who: on_duty, after_minutes: 0}]", "nobody is told at night"),
    ("on_duty: {monday: sam}", "monday should be everyone, or e-mail addresses"),
    ("on_duty: {monday: []}", "monday should be everyone"),
    ("on_duty: {someday: everyone}", "'someday' is not a day of the week"),
    ("on_duty: everyone", "on_duty holds lines like"),
])
def test_a_rota_with_a_slip_says_what_is_wrong(text: str, says: str) -> None:
    with pytest.raises(rota.RotaError, match=re.escape(says)):
        rota.read(text)


def test_the_escalation_is_at_0_2_5_and_10_minutes() -> None:
    assert [(step.who, step.after) for step in rota.load().escalation] == [
        ("on_duty", timedelta(0)), ("duty_manager", timedelta(minutes=2)), ("on_call", timedelta(minutes=5)),
        ("emergency_duty_team", timedelta(minutes=10)),
    ]


@pytest.mark.parametrize(("change", "says"), [
    ({"office_line": None}, "office_line missing"),
    ({"office_line": "ring us"}, "office_line should look like"),
    ({"on_call_mobile": "07700 900900"}, "on_call_mobile should look like"),
    ({"emergency_duty_team_email": "duty@x\nBcc: y@z.example"}, "one e-mail address"),
    ({"demo": True}, "these are the demo numbers"),
])
def test_contacts_with_a_slip_say_what_is_wrong(change: dict[str, Any], says: str) -> None:
    text = yaml.safe_dump({**yaml.safe_load(CONTACTS), **change})
    with pytest.raises(contacts.ContactsError, match=says):
        contacts.read(text, demo_mode=False)


def test_worries_are_held_to_their_examples_and_to_silence_on_everyday_texts() -> None:
    with pytest.raises(worries.WorriesError, match="does not catch its own example"):
        worries.read("worries: [{kind: low, pattern: 'xyz', example: something else}]")
    with pytest.raises(worries.WorriesError, match="cannot be read"):
        worries.read("worries: [{kind: low, pattern: '(', example: x}]")
    told = yaml.safe_load((ROOT / "data" / "danger" / "ordinary_intakes.yml").read_text())["texts"]
    texts = [line.split(" | ")[0] for voice in told for line in voice["lines"].splitlines()]
    assert len(texts) > 100 and sum(worries.screen(text) is not None for text in texts) <= len(texts) // 50


@pytest.mark.parametrize(("text", "kind"), [
    ("he saw it and hes gone mad", "afraid"), ("you told my husband", "afraid"), ("nobody would notice", "low"), ("scared what hell do", "afraid"),
    ("wont let me have a phone or money", "afraid"), ("my boyfriend put a tracker on my car", "afraid"), ("hes been outside every day", "afraid"),
    ("what day is it im lost", "lost"), ("can you tell my dad to ring", None), ("he saw it on the news", None),
    ("they cuckooed my flat and wont leave", "home"), ("dealers have took over my mums house theres drugs everywhere", "home"),
    ("i lost my job and my flat and my nan. whats the point", "low"), ("cant see any light at end of it", "low"),
    ("hes 19 he aint been out his room for months, dont eat, dont talk", "low"), ("whats the point of this form", None),
    ("my mates are using my flat while im away, painting it", None), ("he never goes out the room without his coat", None),
    ("the dog is outside every night", None), ("scared what the bill will be", None), ("the parcel has a tracker on my order", None),
])  # fmt: skip
def test_what_a_person_should_read(text: str, kind: str | None) -> None:
    assert worries.screen(text) == kind


# Services


def test_an_unverified_service_is_never_shown() -> None:
    assert {service.status for service in services.load()} > {"unverified"}
    assert all(service.status != "unverified" and service.source for service in services.shown())
    wrong = yaml.safe_load(services.FILE.read_text())
    wrong["services"] = [{**one, "show_to_residents": True} for one in wrong["services"]]
    with pytest.raises(services.ServicesError, match="is unverified and must not be shown"):
        services.read(yaml.safe_dump(wrong))


def test_due_lists_what_nobody_tried_or_long_ago_urgent_first(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    today = date(2026, 12, 1)
    like = {"category": "c", "area": "UK", "status": "corroborated", "source": "s", "source_date": "2026", "phone": "1",
            "show_to_residents": True}
    made = [
        {"id": "fresh", "name": "A", "urgent": True, "checked_on": today - timedelta(days=90), **like},
        {"id": "stale", "name": "B", "urgent": True, "checked_on": today - timedelta(days=91), **like},
        {"id": "slow", "name": "C", "urgent": False, "checked_on": today - timedelta(days=180), **like},
        {"id": "never", "name": "D", "urgent": False, **like},
        {"id": "hidden", "name": "E", "urgent": True, **{**like, "show_to_residents": False}},
    ]
    monkeypatch.setattr(services, "load", lambda: services.read(yaml.safe_dump({"services": made})))
    assert [service.id for service in services.due(today)] == ["stale", "never"]
    monkeypatch.setattr(services.clock, "london", lambda: datetime(2026, 12, 1, tzinfo=LONDON))
    assert services.main(["due"]) == 0
    assert "URGENT  stale: 1 (tried 2026-09-01; source 2026)" in capsys.readouterr().out


def test_every_number_in_the_fixed_words_stands_verified_in_the_directory() -> None:
    said = " ".join(
        [words.safety_words(kind, told=False, read_by=None) for kind in words.DANGER_NAMES] + [*words.CHECK_IN.values(), words.UNDER_18]
    )
    numbers = set(re.findall(r"\b(?:0[0-9]{3} (?:[0-9]{4}|[0-9]{3} [0-9]{3})|116 123|85258|999|111)\b", said))
    assert numbers >= {"999", "116 123", "85258", "0800 1111", "0800 111 999"}
    known = " ".join(f"{one.phone} {one.other_ways}" for one in services.shown() if one.status.startswith(("verified", "corrob")))
    assert [number for number in sorted(numbers) if number not in known] == []
