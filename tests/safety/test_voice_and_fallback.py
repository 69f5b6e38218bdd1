"""Ringing the number, and what Twilio says when we cannot: fixed words that need nothing of ours to be up."""

from xml.etree import ElementTree

from tests.safety.world import World


async def test_ringing_speaks_999_and_the_office_line_and_puts_through(world: World) -> None:
    answer = await world.get("/voice", "POST")
    assert answer.status_code == 200 and answer.headers["content-type"].startswith("application/xml")
    first, dial, last = ElementTree.fromstring(answer.text)
    assert "ring 9 9 9. If you cannot speak, ring 9 9 9, and then press 5 5" in (first.text or "")
    assert "0 1 6 3 2, 9 6 0 1 0 0" in (first.text or "") and "automated" in (first.text or "")
    assert (dial.tag, dial.text) == ("Dial", "+441632960100")
    assert "9 9 9" in (last.text or "") and "text" in (last.text or "")


async def test_both_answer_with_the_database_away(world: World) -> None:
    await world.takes_away("database")
    for method in ("GET", "POST"):
        fallback = await world.get("/sms/fallback", method)
        [message] = ElementTree.fromstring(fallback.text)
        assert fallback.status_code == 200 and "ring 999 (cannot speak: 999 then 55)" in (message.text or "")
        assert "01632 960100" in (message.text or "")
    assert (await world.get("/voice", "POST")).status_code == 200
