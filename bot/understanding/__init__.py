"""What a text means. Plain functions for Python 3.10 and 3.13 alike: no Rasa, no database, no learning library."""

from bot.understanding.understander import Understander

__all__ = ["Understander"]
