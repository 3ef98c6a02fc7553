"""The use cases that the browser app and the command line both call: import, compare, export, search ..."""

from drafting.workbench.desk import Workbench
from drafting.workbench.intake import Imported, Mint, Progress, random_uid
from drafting.workbench.places import data_directory, restore

__all__ = ["Imported", "Mint", "Progress", "Workbench", "data_directory", "random_uid", "restore"]
