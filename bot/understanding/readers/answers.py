"""Plain answers, whatever was asked: the act they are, and the numbered option they pick."""

from bot.understanding.readers.acts import read_act
from bot.understanding.readers.options import read_option, read_options

__all__ = ["read_act", "read_option", "read_options"]
