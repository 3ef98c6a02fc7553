"""``python -m drafting``: the same as the ``drafting`` command."""

import sys

from drafting.cli import main

if __name__ == "__main__":
    sys.exit(main())
