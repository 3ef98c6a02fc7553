"""Whatever was decided can be undone, and the history only grows."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafting.checklist.mapping import Relation
from drafting.errors import NotFound
from drafting.workbench import Workbench
from drafting.workbench.checklists import Checklists
from tests.workbench.mapped import uid

ACTS = st.sampled_from(
    ["confirm", "partly", "reject", "not_applicable", "applicable", "together", "withdraw"]
)


@given(acts=st.lists(st.tuples(ACTS, st.sampled_from(["art_1", "art_3"])), min_size=1, max_size=6))
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_decisions_undone_give_the_state_before_and_the_history_only_grows(
    desk: Workbench, lists: Checklists, acts: list[tuple[str, str]]
) -> None:
    def stands() -> object:
        entry = lists.sheet("list").entries[0]
        said = {
            (one.mapping.key, one.mapping.verdict, one.mapping.relation)
            for one in (*entry.livings, *entry.rejected)
        }
        return entry.state, said, entry.not_applicable and entry.not_applicable.body

    made = []
    for act, eid in acts:
        provision = uid(desk, eid)
        key = f"list/r1/law/{provision}"
        before, history = stands(), lists.history("list", "r1")
        try:
            decision = {
                "confirm": lambda where=provision: lists.confirm("list", "r1", "law", where),
                "partly": lambda where=provision: lists.confirm(
                    "list", "r1", "law", where, relation=Relation.PARTLY
                ),
                "reject": lambda where=provision: lists.reject("list", "r1", "law", where),
                "not_applicable": lambda: lists.not_applicable("list", "r1", "No."),
                "applicable": lambda: lists.applicable("list", "r1"),
                "together": lambda key=key: lists.together("list", "r1", [key]),
                "withdraw": lambda key=key: lists.withdraw(key),
            }[act]()
        except NotFound:
            continue  # nothing there to withdraw or to join
        made.append((decision, before))
        assert lists.history("list", "r1")[:-1] == history
    for decision, before in reversed(made):
        history = lists.history("list", "r1")
        last = next(
            link for link in reversed(history) if (link.kind, link.key) == (decision.kind, decision.key)
        )
        lists.undo(last.id)
        assert stands() == before
        assert lists.history("list", "r1")[:-1] == history
