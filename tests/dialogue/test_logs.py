"""Nobody's words in the logs, whatever goes wrong."""

from bot.embedded import EmbeddedServer
from tests.dialogue.fake_actions import FakeActions
from tests.dialogue.rasa_server import RasaServer, Talk

TEXT = "my canary sings at night"
PHONE = "+447700900123"
CANARIES = ("canary", "7700900123", "sings")


def test_no_text_and_no_number_in_the_logs(
    rasa: RasaServer, actions: FakeActions, database: EmbeddedServer
) -> None:
    """Every way to fail that Rasa, Sanic or SQLAlchemy would log in full: their errors quote what they were given."""
    resident = Talk(rasa)
    said = {"name": TEXT, "phone": PHONE, "unheard_of": TEXT}
    statuses = [resident.asks(TEXT, "inform", needs=["money"], **said).status_code]
    for how in ("down", "500", "garbage", "empty"):
        with actions.being(how):
            statuses.append(resident.asks(TEXT, "want_human", message_id=f"failed-{how}", **said).status_code)
    with actions.being("reject"):
        statuses.append(resident.asks(TEXT, "want_human", **said).status_code)
    database.stop()
    try:
        statuses.append(resident.asks(TEXT, "greet", message_id="failed-database", **said).status_code)
    finally:
        database.start()
    statuses.append(resident.asks(TEXT, "canary_intent", message_id="unknown-act", **said).status_code)
    statuses.append(resident.asks(TEXT, "goodbye", message_id="failed-reply", **said).status_code)
    statuses.append(resident.asks(f"/{TEXT}" + '{"a": "b"}', "greet", **said).status_code)
    statuses.append(rasa.http.post("/webhooks/doorstep/turn", content=f'{{"text": "{TEXT}"').status_code)
    statuses.append(rasa.http.get(f"/{TEXT}").status_code)
    assert statuses == [200, 503, 503, 503, 503, 200, 503, 200, 503, 200, 400, 404]
    logged = rasa.log.read_text()
    for failed in ("failed-down", "failed-500", "failed-garbage", "failed-empty", "failed-database", "failed-reply"):
        assert f"Turn {failed}: " in logged
    assert [canary for canary in CANARIES if canary in logged] == []
