"""A name where Rasa looks for TensorFlow. Put this folder's parent first on the path of every Rasa command.

Rasa imports TensorFlow and Keras whatever the pipeline holds, only to define classes we never use. This package answers
those imports: any name in it can be inherited from or used in a type hint, and none can be called.
"""

import sys
from abc import ABCMeta
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

STANDS_IN_FOR = ("tensorflow", "keras")


class _Uncallable(ABCMeta):
    """Any attribute of an absent class is absent as well. An ABCMeta, because Rasa inherits from both kinds at once."""

    def __getattr__(cls, name: str) -> type:
        if name.startswith("__"):
            raise AttributeError(name)
        return Absent

    def __call__(cls, *_args: object, **_options: object) -> None:
        raise ImportError(f"{cls.__name__} needs TensorFlow, which this project leaves out: use no such component.")


class Absent(metaclass=_Uncallable):
    """Stands for everything TensorFlow and Keras would define."""


class _AbsentModule(ModuleType):
    __path__: list[str] = []

    def __getattr__(self, name: str) -> type:
        if name.startswith("__"):
            raise AttributeError(name)
        return Absent


class _Finder(MetaPathFinder, Loader):
    """Finds every submodule of the packages we stand in for."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        return ModuleSpec(fullname, self, is_package=True) if fullname.split(".")[0] in STANDS_IN_FOR else None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _AbsentModule(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """There is nothing in it to run."""


sys.meta_path.insert(0, _Finder())
sys.modules[__name__].__class__ = _AbsentModule
