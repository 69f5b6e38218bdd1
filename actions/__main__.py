"""The action server: `python -m actions`. Loopback only, and nobody without the shared secret.

rasa-sdk's own starter listens everywhere, asks nobody who they are, and puts requests into its log (docs/decisions.md, 3).
"""

import hmac
from urllib.parse import urlsplit

from rasa_sdk.endpoint import create_app
from rasa_sdk.executor import ActionExecutor
from sanic import Request, Sanic
from sanic.response import HTTPResponse, json

from actions import domain
from bot import logs
from bot.settings import settings


def build() -> Sanic:
    """The Sanic application with every action of this package, behind the secret."""
    executor = ActionExecutor()
    executor.register_package("actions")
    executor.domain = domain.load()  # so that Rasa need not send it with every call
    app = create_app(executor, cors_origins=[])
    expected = f"Bearer {settings().internal_secret}"

    @app.on_request
    async def only_with_the_secret(request: Request) -> HTTPResponse | None:
        given = request.headers.get("authorization", "")
        if request.path != "/health" and not hmac.compare_digest(given.encode(), expected.encode()):
            return json({"error": "unauthorised"}, 401)
        return None

    return app


if __name__ == "__main__":
    logs.configure()
    build().run(
        host="127.0.0.1", port=urlsplit(settings().actions_url).port, single_process=True, motd=False, access_log=False
    )
