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

from streamlit.proto.BackMsg_pb2 import BackMsg  # noqa: TID251  # what a browser says to the server
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg  # noqa: TID251
from websockets.asyncio.client import ClientConnection, connect

from drafting.workbench import Workbench
from tests.browser.conftest import LAW, start

ROOT = Path(__file__).parent.parent
THINKING = (1.0, 4.0)  # seconds between two actions of a person
PATIENCE = 60.0
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
        self.page = ""
        self.pages: dict[str, str] = {}

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
            if kind_of == "delta" and answer.delta.new_element.WhichOneof("type") == "exception":
                self.faults.append(f"{kind}: {answer.delta.new_element.exception.message[:120]}")
            if kind_of == "delta" and answer.delta.new_element.WhichOneof("type") == "alert":
                alert = answer.delta.new_element.alert
                if alert.format == alert.ERROR:
                    self.faults.append(f"{kind}: {alert.body[:120]}")
            if kind_of == "page_not_found":
                self.faults.append(f"{kind}: page not found")
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


def memory(process: int) -> int:
    """Resident memory in kilobytes."""
    status = Path(f"/proc/{process}/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1])


async def visit(
    url: str, sessions: int, seconds: float, server: int
) -> tuple[dict[str, list[float]], list[str], list[str], int]:
    took: dict[str, list[float]] = defaultdict(list)
    faults: list[str] = []
    visitors = [Session(url, number, took, faults) for number in range(sessions)]
    end = time.monotonic() + seconds
    running = asyncio.gather(*(visitor.run(end) for visitor in visitors), return_exceptions=True)
    await asyncio.sleep(seconds - 2)
    most = memory(server)
    for outcome in await running:
        if isinstance(outcome, BaseException):
            faults.append(f"{type(outcome).__name__}: {outcome}")
    return took, faults, [who for visitor in visitors for who in visitor.granted], most


def main() -> None:
    asked = [int(word) for word in sys.argv[1:]]
    sessions, seconds, writers = (*asked, *(50, 120, 20)[len(asked) :])
    with tempfile.TemporaryDirectory() as place:
        directory = Path(place) / "data"
        Workbench(directory, who="load").seed()
        server = start(directory)
        before = memory(server.process.pid)
        took, faults, granted, most = asyncio.run(visit(server.url, sessions, seconds, server.process.pid))
        commands = [
            [sys.executable, "-c", WRITING, str(directory), str(number), str(FLAT_OUT), LAW]
            for number in range(writers)
        ]
        writing = [
            subprocess.Popen(
                command,
                cwd=ROOT,
                stdout=subprocess.PIPE,
                text=True,
                env={**os.environ, "OMP_NUM_THREADS": "1"},
            )
            for command in commands
        ]
        acknowledged = {int(line) for process in writing for line in process.communicate()[0].split()}
        failed = [process.args for process in writing if process.returncode]
        server.stop()
        desk = Workbench(directory)
        kept = {one.id for one in desk._store.decisions("disposition")}
        given = {str(one.body["grantee"]) for one in desk.people.grants()}
        print(f"{sessions} sessions for {seconds} s, {writers} processes writing afterwards")
        print(f"{'action':22} {'times':>6} {'p50 ms':>8} {'p95 ms':>8} {'most':>8}")
        for kind, each in sorted(took.items()):
            each.sort()
            p50, p95 = each[len(each) // 2], each[int(len(each) * 0.95)]
            print(f"{kind:22} {len(each):6} {p50 * 1000:8.0f} {p95 * 1000:8.0f} {each[-1] * 1000:8.0f}")
        print(
            f"memory: {before // 1024} MB at rest, {most // 1024} MB with all, {(most - before) / 1024 / sessions:.1f} MB a session"
        )
        print(
            f"writes of the processes: {len(acknowledged)} acknowledged, {len(acknowledged - kept)} lost; {len(failed)} processes failed"
        )
        print(f"roles given in sessions: {len(granted)} acknowledged, {len(set(granted) - given)} lost")
        print(f"faults: {len(faults)}", *sorted(set(faults))[:10], sep="\n  ")
        assert desk.verify() == ()
        if faults or failed or acknowledged - kept or set(granted) - given:
            sys.exit(1)


if __name__ == "__main__":
    main()
