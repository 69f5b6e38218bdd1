"""Rasa's own command line, as this project runs it: `python -m bot.dialogue train`, `… shell`, `… test`, `… data validate`.

Serving is bot/dialogue/serve.py.
"""

import os

from bot.dialogue import environment

environment.prepare()
os.environ.setdefault("ACTIONS_URL", "http://127.0.0.1:5055")
os.environ.setdefault("INTERNAL_SECRET", "unset")

if __name__ == "__main__":
    from rasa.__main__ import main

    from bot.dialogue import processor

    processor.install()
    main()
