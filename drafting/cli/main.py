"""The command's front: options that hold everywhere, errors as one line, exit codes.

Exit 0 done, 1 findings where asked to fail on them, 2 bad use or bad input.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from drafting import __version__
from drafting.cli.speech import printable_everywhere, reader_language
from drafting.errors import DraftingError
from drafting.messages import sentence

BAD_USE = 2

#: which part of the command line a command is in; a part is loaded when one of its commands is called
PARTS = {
    "parse": "texts",
    "compare": "texts",
    "redline": "texts",
    "table": "tables",
    "annotate": "annotated",
    "checklist": "checklist",
    "mappings": "mappings",
    "placement": "placement",
    "substances": "substances",
    "crossover": "substances",
    "lists": "substances",
    "check": "checks",
    "penalties": "clauses",
    "clocks": "clauses",
    "deciders": "acts",
    "duties": "acts",
    "delegations": "acts",
    "corrections": "corrections",
    "reviewed": "reviewed",
    "briefing": "briefing",
    "import": "workspace",
    "drafts": "workspace",
    "export": "workspace",
    "search": "searching",
    "serve": "workspace",
    "shelf": "shelf",
    "backup": "workspace",
    "restore": "workspace",
    "verify": "workspace",
    "log": "record",
    "people": "people",
    "round": "rounds",
    "comments": "comments",
    "history": "history",
    "three": "history",
    "working": "working",
}


class _Commands(click.Group):
    """The commands, loaded when they are asked for: a redline should not wait for the database's library."""

    def list_commands(self, _context: click.Context) -> list[str]:
        return list(PARTS)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        part = PARTS.get(name)
        if part is None:
            return None
        found: tuple[click.Command, ...] = import_module(f"drafting.cli.{part}").COMMANDS
        return next(command for command in found if command.name == name)

    def invoke(self, context: click.Context) -> object:
        try:
            outcome: object = super().invoke(context)
            sys.stdout.flush()  # while somebody still tells what comes of it
        except BrokenPipeError as gone:  # before click makes an exit code 1 of it, which says "findings"
            raise _Enough from gone
        return outcome


class _Enough(Exception):
    """The reader of our output (head, less) has seen enough."""


@click.group(
    cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="drafting")
def commands() -> None:
    """Keep, compare and hand over the drafts of laws, regulations and executive orders.

    FILE is .docx, .odt, .txt, .md, .html or Akoma Ntoso .xml. Sentences come in Spanish or English
    (DRAFTING_LANG=es|en, else the system's language).
    """


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and give its exit code; never a traceback for what a person can mend.

    ``arguments`` are those of the process unless given.
    """
    printable_everywhere()
    try:
        outcome = commands.main(args=arguments, prog_name="drafting", standalone_mode=False)
    except click.ClickException as misuse:
        context = misuse.ctx if isinstance(misuse, click.UsageError) else None
        where = f"{context.info_name}: " if context and context.parent else ""
        return _fail(where + misuse.format_message())
    except DraftingError as error:
        return _fail(error.sentence(reader_language()))
    except (KeyboardInterrupt, click.Abort):
        return _fail(sentence("cli.stopped", reader_language()))
    except (_Enough, BrokenPipeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except UnicodeEncodeError as odd:  # a path may be any bytes, a word may not
        return _fail(sentence("error.bad_bytes", reader_language(), place=ascii(odd.object)[:80]))
    except OSError as refused:
        place = refused.filename or sentence("cli.output", reader_language())
        reason = refused.strerror or type(refused).__name__
        return _fail(sentence("error.refused", reader_language(), place=place, reason=reason))
    except Exception as fault:
        if os.environ.get("DRAFTING_DEBUG"):
            raise
        return _fail(sentence("cli.fault", reader_language(), kind=type(fault).__name__))
    return outcome if isinstance(outcome, int) else 0


def _fail(message: str) -> int:
    print("drafting:", " ".join(message.split()), file=sys.stderr)
    return BAD_USE
