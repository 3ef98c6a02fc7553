"""Many people at once: ``python -m bench.load [SESSIONS] [SECONDS] [WRITERS]`` on a real server.

Each session is a websocket that speaks as a browser does: it opens a page, reads it, compares drafts, gives a
role, and thinks in between. After them processes write to the same store, flat out. Then every acknowledged
write must be there. Printed: how long each kind of action took, what failed, memory per session.
"""

from __future__ import annotations

import asyncio
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from streamlit.proto.BackMsg_pb2 import BackMsg  # noqa: TID251  # what a browser says to the server
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg  # noqa: TID251
from websockets.asyncio.client import ClientConnection, connect

from bench.serving import ROOT, Served, serving
from drafting.workbench import Workbench
from drafting.workbench.ahead import read_ahead

LAW = "ley-federal-quimica"
THINKING = (1.0, 4.0)  # seconds between two actions of a person
PATIENCE = 60.0
REMEMBERED = 2  # runs for which a browser keeps a long message
FLAT_OUT = 20  # seconds that the processes write without a pause

#: kind of action -> page and address
PLACES = {
    "read a draft": ("draft", f"instrument={LAW}&draft={{0}}&lang=es"),
    "compare two drafts": ("compare", f"instrument={LAW}&draft={{0}}&against={{1}}&lang=es"),
    "open the home page": ("", "lang=es"),
    "read the record": ("log", f"lang=es&instrument={LAW}"),
}

WRITING = """
import sys, time
from pathlib import Path
from drafting.workbench import Workbench
desk = Workbench(Path(sys.argv[1]), who=f"writer {sys.argv[2]}")
end, turn = time.time() + float(sys.argv[3]), 0
while time.time() < end:
    turn += 1
    made = desk._store.decide("disposition", f"load/{sys.argv[2]}/{turn}", {"turn": turn}, desk._stamp(), instrument=sys.argv[4], after=None)
    print(made.id, flush=True)
"""


class Session:
    """One browser-like visitor."""

    def __init__(self, url: str, number: int, took: dict[str, list[float]], faults: list[str]) -> None:
        self.url = url.replace("http", "ws") + "/_stcore/stream"
        self.origin = url
        self.chance = random.Random(number)
        self.number = number
        self.took, self.faults = took, faults
        self.granted: list[str] = []
        self.seen: dict[str, int] = {}  # long messages by their digest, and the run they were last seen in
        self.runs = 0

    async def run(self, end: float) -> None:
        await asyncio.sleep(self.chance.uniform(0, 5))
        async with connect(self.url, subprotocols=["streamlit"], origin=self.origin, max_size=None) as line:  # type: ignore[list-item, arg-type]
            await self.act(line, "open the home page")
            while time.monotonic() < end:
                await asyncio.sleep(self.chance.uniform(*THINKING))
                kind = self.chance.choices([*PLACES, "give a role"], [6, 5, 1, 2, 1])[0]
                if kind == "give a role":
                    await self.give(line)
                else:
                    await self.act(line, kind)

    async def act(self, line: ClientConnection, kind: str) -> list[ForwardMsg]:
        page, query = PLACES[kind]
        new = self.chance.randrange(2, 13)
        return await self.ask(line, kind, page, query.format(new, new - 1))

    async def give(self, line: ClientConnection) -> None:
        """The form of the page People, filled in and sent as the browser sends it."""
        said = await self.ask(line, "open the people page", "people", "lang=es")
        field, button = "", ""
        for message in said:
            if message.WhichOneof("type") == "delta":
                element = message.delta.new_element
                if element.WhichOneof("type") == "text_input" and element.text_input.id.endswith("grant_who"):
                    field = element.text_input.id
                if element.WhichOneof("type") == "button" and element.button.is_form_submitter:
                    button = element.button.id
        if not (field and button):
            self.faults.append("the form of the page People did not come")
            return
        who = f"p{self.number}-{len(self.granted)}@load.example"
        before = len(self.faults)
        await self.ask(line, "give a role", "people", "lang=es", {field: who, button: True})
        if len(self.faults) == before:  # otherwise it may have been refused, in a sentence
            self.granted.append(who)

    async def ask(
        self,
        line: ClientConnection,
        kind: str,
        page: str,
        query: str,
        widgets: dict[str, object] | None = None,
    ) -> list[ForwardMsg]:
        message = BackMsg()
        message.rerun_script.query_string = query
        message.rerun_script.page_name = page
        self.runs += 1
        self.seen = {digest: run for digest, run in self.seen.items() if run >= self.runs - REMEMBERED}
        message.rerun_script.cached_message_hashes.extend(self.seen)
        for name, value in (widgets or {}).items():
            state = message.rerun_script.widget_states.widgets.add()
            state.id = name
            if isinstance(value, bool):
                state.trigger_value = value
            else:
                state.string_value = str(value)
        begun = time.perf_counter()
        await line.send(message.SerializeToString())
        got: list[ForwardMsg] = []
        while True:
            raw = await asyncio.wait_for(line.recv(), PATIENCE)
            answer = ForwardMsg()
            answer.ParseFromString(raw if isinstance(raw, bytes) else raw.encode())
            got.append(answer)
            kind_of = answer.WhichOneof("type")
            self.remember(answer)
            if fault := complaint(answer):
                self.faults.append(f"{kind}: {fault}")
            if kind_of == "script_finished":
                if answer.script_finished not in (
                    ForwardMsg.FINISHED_SUCCESSFULLY,
                    ForwardMsg.FINISHED_EARLY_FOR_RERUN,
                ):
                    self.faults.append(f"{kind}: {answer.script_finished}")
                if answer.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                    break
        self.took[kind].append(time.perf_counter() - begun)
        return got

    def remember(self, answer: ForwardMsg) -> None:
        """Long messages are kept as a browser keeps them, so that they are not sent again."""
        if answer.WhichOneof("type") == "ref_hash":
            self.seen[answer.ref_hash] = self.runs
        elif answer.metadata.cacheable:
            self.seen[answer.hash] = self.runs


def complaint(answer: ForwardMsg) -> str:
    """What the server says went wrong, "" if nothing did."""
    if answer.WhichOneof("type") == "page_not_found":
        return "page not found"
    if answer.WhichOneof("type") != "delta":
        return ""
    element = answer.delta.new_element
    if element.WhichOneof("type") == "exception":
        return str(element.exception.message[:120])
    wrong = element.WhichOneof("type") == "alert" and element.alert.format == element.alert.ERROR
    return str(element.alert.body[:120]) if wrong else ""


class Outcome(NamedTuple):
    """What came of it: times by kind of action, what failed, what was written and lost, what the server needed."""

    took: dict[str, list[float]]
    faults: list[str]
    worked: float
    memory: tuple[int, int]
    acknowledged: int
    lost: int
    failed: int
    given: int
    given_lost: int
    whole: bool


async def visit(
    served: Served, sessions: int, seconds: float
) -> tuple[dict[str, list[float]], list[str], list[str], int]:
    """The sessions, all at once: times, faults, the roles that were given, memory with all of them."""
    took: dict[str, list[float]] = defaultdict(list)
    faults: list[str] = []
    visitors = [Session(served.url, number, took, faults) for number in range(sessions)]
    end = time.monotonic() + seconds
    running = asyncio.gather(*(visitor.run(end) for visitor in visitors), return_exceptions=True)
    await asyncio.sleep(seconds - 2)
    most = served.memory()
    for outcome in await running:
        if isinstance(outcome, BaseException):
            faults.append(f"{type(outcome).__name__}: {outcome}")
    return took, faults, [who for visitor in visitors for who in visitor.granted], most


def write(directory: Path, writers: int) -> tuple[set[int], int]:
    """Processes that write to one store without a pause: what they were told is kept, how many of them failed."""
    commands = [
        [sys.executable, "-c", WRITING, str(directory), str(number), str(FLAT_OUT), LAW]
        for number in range(writers)
    ]
    alone = {**os.environ, "OMP_NUM_THREADS": "1"}
    writing = [
        subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env=alone)
        for command in commands
    ]
    acknowledged = {int(line) for process in writing for line in process.communicate()[0].split()}
    return acknowledged, sum(1 for process in writing if process.returncode)


def measure(sessions: int = 50, seconds: int = 120, writers: int = 20) -> Outcome:
    """Sessions on a seeded workspace, then writers on the same; then everything is looked for."""
    with tempfile.TemporaryDirectory() as place:
        directory = Path(place) / "data"
        Workbench(directory, who="load").seed()
        read_ahead(Workbench(directory))
        with serving(directory) as served:
            time.sleep(3)  # it gets ready
            before, worked = served.memory(), served.worked()
            took, faults, granted, most = asyncio.run(visit(served, sessions, seconds))
            worked = served.worked() - worked
            acknowledged, failed = write(directory, writers)
        desk = Workbench(directory)
        kept = {one.id for one in desk._store.decisions("disposition")}
        given = {str(one.body["grantee"]) for one in desk._store.decisions("role")}
        return Outcome(
            dict(took), faults, worked, (before, most), len(acknowledged), len(acknowledged - kept), failed,
            len(granted), len(set(granted) - given), desk.verify() == (),
        )  # fmt: skip


def table(found: Outcome, sessions: int) -> str:
    """How long each kind of action took, and what else was seen."""
    lines = ["| action | times | p50 | p95 | longest |", "|---|--:|--:|--:|--:|"]
    for kind, each in sorted(found.took.items()):
        each.sort()
        shown = (each[len(each) // 2], each[int(len(each) * 0.95)], each[-1])
        lines.append(
            f"| {kind} | {len(each)} | " + " | ".join(f"{one * 1000:,.0f} ms" for one in shown) + " |"
        )
    actions = sum(map(len, found.took.values()))
    before, most = found.memory
    lines += [
        "",
        f"The server worked {found.worked:.0f} s of CPU for {actions:,} actions: "
        f"{found.worked / max(1, actions) * 1000:.0f} ms each. Memory: {before // 1024} MB at rest, "
        f"{most // 1024} MB with all, {(most - before) / 1024 / sessions:.1f} MB a session. Faults: {len(found.faults)}.",
        f"Roles given in sessions: {found.given}, lost: {found.given_lost}. Writes of the processes: "
        f"{found.acknowledged:,}, lost: {found.lost}; processes that failed: {found.failed}. "
        f"`drafting verify` afterwards: {'all whole' if found.whole else 'NOT WHOLE'}.",
    ]
    return "\n".join(lines)


SECTION = """\
## Many people at once

{sessions} sessions for two minutes on one server, each a websocket that speaks as a browser does (what it has seen it is not sent again) and
thinks one to four seconds between two actions; the driver runs on the same {cores} cores, {load}. Then twenty processes write to the store
flat out. `python -m bench.load`.

{table}
"""


def section() -> str:
    """The part of the page on quality."""
    before = os.getloadavg()[0]
    load = f"with a load of {before:.1f} before" if before > 1 else "otherwise idle"
    return SECTION.format(sessions=50, cores=os.cpu_count(), load=load, table=table(measure(), 50))


def main() -> None:
    asked = [int(word) for word in sys.argv[1:]]
    sessions, seconds, writers = (*asked, *(50, 120, 20)[len(asked) :])
    found = measure(sessions, seconds, writers)
    print(f"{sessions} sessions for {seconds} s, {writers} processes writing afterwards\n")
    print(table(found, sessions))
    print(*sorted(set(found.faults))[:10], sep="\n")
    if found.faults or found.failed or found.lost or found.given_lost or not found.whole:
        sys.exit(1)


if __name__ == "__main__":
    main()
