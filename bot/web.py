"""The web process: `python -m bot.web`. Reads HOST and PORT; logs through bot/logs.py alone, so no trace holds a text."""

import uvicorn

from bot import logs
from bot.settings import settings

if __name__ == "__main__":
    logs.configure()
    uvicorn.run(
        "bot.app:app", host=settings().host, port=settings().port, log_config=None, access_log=False,
        server_header=False, proxy_headers=False, timeout_graceful_shutdown=5,
    )
