"""The command's front: options that hold everywhere, errors as one line, exit codes.

Exit 0 done, 1 findings where asked to fail on them, 2 bad use or bad input.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from drafting import __version__
from drafting.cli import (
    annotated,
    checklist,
    checks,
    history,
    mappings,
    placement,
    substances,
    tables,
    texts,
    workspace,
)
from drafting.cli.speech import reader_language
from drafting.errors import DraftingError
from drafting.messages import sentence

BAD_USE = 2


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="drafting")
def commands() -> None:
    """Keep, compare and hand over the drafts of laws, regulations and executive orders.

    FILE is .docx, .odt, .txt, .md, .html or Akoma Ntoso .xml. Sentences come in Spanish or English
    (DRAFTING_LANG=es|en, else the system's language).
    """


for _part in (
    texts,
    tables,
    annotated,
    checklist,
    mappings,
    placement,
    substances,
    checks,
    workspace,
    history,
):
    for _command in _part.COMMANDS:
        commands.add_command(_command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and give its exit code; never a traceback for what a person can mend.

    ``arguments`` are those of the process unless given.
    """
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
    except BrokenPipeError:  # the reader of our output (head, less) has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as fault:
        if os.environ.get("DRAFTING_DEBUG"):
            raise
        return _fail(sentence("cli.fault", reader_language(), kind=type(fault).__name__))
    return outcome if isinstance(outcome, int) else 0


def _fail(message: str) -> int:
    print("drafting:", " ".join(message.split()), file=sys.stderr)
    return BAD_USE
