"""A phone in the browser, and the Twilio behind it: demo mode and tests only."""

from starlette.routing import BaseRoute, Mount

from bot.settings import RUN_FOLDER, Settings
from bot.simulator.pages import Pages
from bot.simulator.twilio import Account, FakeTwilio

SECONDS_ON_THE_WAY = (0.4, 0.8)  # long enough to see a text being sent, then delivered


def routes(settings: Settings) -> list[BaseRoute]:
    """What the web process mounts under /simulator in demo mode; Twilio's REST API is at /simulator/twilio. Raises
    RuntimeError in any other mode."""
    if not settings.demo:
        raise RuntimeError("The simulator is for demo mode.")
    account = Account(
        settings.twilio_account_sid,
        settings.twilio_auth_token,
        settings.twilio_number,
        settings.public_url,
        deliver_to=f"http://127.0.0.1:{settings.port}",
    )
    fake = FakeTwilio(account, ledger_file=RUN_FOLDER / "simulator.jsonl", pauses=SECONDS_ON_THE_WAY)
    return [*Pages(fake).routes(), Mount("/twilio", fake)]
