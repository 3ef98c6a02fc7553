"""The use cases that the browser app and the command line both call: import, compare, export, search ...

The workbench itself is loaded when it is asked for: what works on files alone needs no database.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from drafting.workbench.places import data_directory

if TYPE_CHECKING:
    from drafting.workbench.desk import Workbench
    from drafting.workbench.intake import Imported, Mint, Progress, random_uid
    from drafting.workbench.places import restore

__all__ = ["Imported", "Mint", "Progress", "Workbench", "data_directory", "random_uid", "restore"]

_WHERE = {"Workbench": "desk", "restore": "places"}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(name)
    return getattr(import_module(f"drafting.workbench.{_WHERE.get(name, 'intake')}"), name)
