"""Set-up, demonstration, diagnosis and the server."""

from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    """Add the commands that are about the installation."""
    app.command("setup", help="Prepare the embedding model once.\n\nExample: `companion setup`")(
        setup
    )
    app.command(
        "demo",
        help="Walk through the whole journey on an invented programme, offline; with --weeks "
        "through ten weeks of somebody: graduate, founder or manager (with a mentor of four).\n\n"
        "Example: `companion demo`, or `companion demo --weeks founder`",
    )(demo)
    app.command(
        "doctor",
        help="Say how each part is, where each setting came from, and what to do; with --privacy "
        "what is stored where, who can read it, what ever left this machine and how to erase it."
        "\n\nExample: `companion doctor`; `companion doctor --privacy --set remote=none`",
    )(doctor)
    app.command(
        "serve",
        help="Serve the HTTP API on this machine, or to whoever has a key.\n\n"
        "Example: `companion serve --port 8000`",
    )(serve)


def setup(context: typer.Context) -> None:
    """Export the embedding model and embed the question bank ahead."""
    from companion.cli.context import Options
    from companion.cli.installation import prepare

    options: Options = context.obj
    prepare(options)


def demo(
    context: typer.Context,
    weeks: Annotated[
        str | None,
        typer.Option(help="Whose weeks: graduate, founder or manager.", metavar="WHOSE"),
    ] = None,
) -> None:
    """Print the whole journey on the sample programme; nothing is kept."""
    from companion.cli.context import Options

    if weeks is not None:
        from companion.cli.weeks import walk_weeks

        walk_weeks(weeks)
        return
    from companion.cli.journey import walk

    options: Options = context.obj
    walk(options)


def doctor(
    context: typer.Context,
    privacy: Annotated[
        bool, typer.Option("--privacy", help="Ten lines on your data, in place of the parts.")
    ] = False,
    allow: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="PURPOSE=KINDS",
            help="With --privacy: what a model elsewhere may read (remote), what may rank others "
            "(rank) or be counted (count): notes, career, goal, profile, all or none; repeat.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Name each part's state and remedy; exit 1 when one needs mending."""
    from companion.cli.context import Options
    from companion.cli.diagnosis import diagnose
    from companion.errors import InputError

    options: Options = context.obj
    if privacy:
        from companion.cli.privacy import show_privacy

        show_privacy(options, allow or ())
        return
    if allow:
        raise InputError("--set goes with --privacy: companion doctor --privacy --set remote=none")
    if not diagnose(options):
        raise typer.Exit(1)


def serve(
    context: typer.Context,
    port: Annotated[int, typer.Option(min=1, max=65535)] = 8000,
    host: Annotated[
        str, typer.Option(help="The address to listen on; beyond this machine with accounts only.")
    ] = "127.0.0.1",
    name: Annotated[
        list[str] | None,
        typer.Option(help="A name by which others reach this server; repeat.", show_default=False),
    ] = None,
    log: Annotated[
        str,
        typer.Option(help="A line for each request, no words of it: none, plain or json."),
    ] = "none",
) -> None:
    """Serve the HTTP API; beyond loopback every request needs a key."""
    from companion.cli.context import Options
    from companion.cli.server import Log, run_server
    from companion.errors import InputError

    options: Options = context.obj
    if log not in set(Log):
        raise InputError(f"--log {log!r} is none of {', '.join(Log)}")
    run_server(options, host=host, port=port, names=name or [], log=Log(log))
