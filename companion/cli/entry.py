"""Where the `companion` command begins: a Ctrl-C while modules load must not print a traceback."""

import sys


def main() -> None:
    """Load the command line and run it."""
    try:
        from companion.cli.main import main as run
    except KeyboardInterrupt:
        sys.exit(130)
    run()


if __name__ == "__main__":
    main()
