"""``python -m drafting``: the same as the ``drafting`` command."""

import sys


def run() -> int:
    """The command's exit code; who stops it while it is still loading gets no traceback either."""
    try:
        from drafting.cli import main

        return main()
    except KeyboardInterrupt:
        return 2


if __name__ == "__main__":
    sys.exit(run())
