"""Plans of contract 1: what becomes of a status that is typed, in the tree and in the text."""

import pytest

from pipeline.diagnostics import Rejected, say
from pipeline.dossier.plans import PlanStatus
from pipeline.facts.statuses import statuses
from pipeline.rewrite import rewrite
from pipeline.source import Book, load
from pipeline.upgrade import Renamed, Replaced, Reworded
from tests.samples import SMALL, parsed

ADOPTED = "adopted: {body: kommunestyret, date: 2024-06-13, case_number: 41/24}"
PLANS = f"""\
plans:
  # Samfunnsdelen er snart klar.
  - id: societal-part
    kind: societal_part
    title: Samfunnsdel
    status: under_revision  # siden 2025
    {ADOPTED}
    owner: housing-office
    says: Bolig.
  - id: old-plan
    kind: thematic_plan
    title: Boligplan
    status: 'superseded'   # i 2024
    owner: housing-office
    superseded_by: "new-plan"
    says: Bolig.
  - {{id: new-plan, kind: thematic_plan, title: Ny plan, status: in_force, {ADOPTED},
     owner: housing-office, says: Bolig.}}
waivers:
  - {{rule: P102, at: plans.old-plan.status, reason: Avklart., until: 2026-12-31}}
  - {{rule: P107, at: plans.1.superseded_by, reason: Avklart., until: 2026-12-31}}
"""
UPGRADED = f"""\
plans:
  # Samfunnsdelen er snart klar.
  - id: societal-part
    kind: samfunnsdel
    title: Samfunnsdel
    steps: [{{step: revision}}]  # siden 2025
    {ADOPTED}
    owner: housing-office
    says: Bolig.
  - id: old-plan
    kind: temaplan
    title: Boligplan
    # i 2024
    owner: housing-office
    replaced_by: "new-plan"
    says: Bolig.
  - {{id: new-plan, kind: temaplan, title: Ny plan, {ADOPTED},
     owner: housing-office, says: Bolig.}}
waivers:
  - {{rule: P102, at: plans.old-plan, reason: Avklart., until: 2026-12-31}}
  - {{rule: P107, at: plans.1.replaced_by, reason: Avklart., until: 2026-12-31}}
"""


def test_the_text_says_the_same_with_its_comments_and_layout() -> None:
    old, new = SMALL + PLANS, SMALL.replace("schema: 1", "schema: 2") + UPGRADED
    held = rewrite(Book("a.yaml", old.encode()))
    assert held.content.decode() == new
    assert load(old.encode(), "a.yaml").data == load(new.encode(), "a.yaml").data
    assert [(type(one), *one[1:]) for one in held.changes] == [
        (Reworded, "2"),
        (Reworded, "samfunnsdel"),
        (Replaced, "status", "steps", "[{step: revision}]"),
        (Reworded, "temaplan"),
        (Replaced, "status", "", ""),
        (Renamed, "superseded_by", "replaced_by"),
        (Reworded, "temaplan"),
        (Replaced, "status", "", ""),
        (Reworded, "plans.old-plan"),
        (Reworded, "plans.1.replaced_by"),
    ]
    assert rewrite(Book("a.yaml", held.content)) == (held.content, ())


HEAD = "id: plan, kind: temaplan, title: Plan, owner: housing-office, says: Bolig."
OTHER = "kind: temaplan, title: Plan, owner: housing-office, says: Bolig., status: in_force"


@pytest.mark.parametrize(
    ("written", "status", "steps"),
    [
        ("status: draft", PlanStatus.DRAFT, []),
        ("status: hearing", PlanStatus.HEARING, ["hearing"]),
        ("status: hearing, hearing_from: 2026-03-02", PlanStatus.HEARING, []),
        ("status: in_force", PlanStatus.IN_FORCE, ["adoption"]),
        (f"status: in_force, {ADOPTED}", PlanStatus.IN_FORCE, []),
        (f"status: under_revision, {ADOPTED}", PlanStatus.UNDER_REVISION, ["revision"]),
        ("status: superseded", PlanStatus.SUPERSEDED, ["replacement"]),
        ("status: superseded, superseded_by: adopted", PlanStatus.SUPERSEDED, []),
        ("status: superseded, superseded_by: told", PlanStatus.SUPERSEDED, ["replacement"]),
        ("status: expired", PlanStatus.EXPIRED, ["expiry"]),
        (f"status: expired, valid_to: 2025-12-31, {ADOPTED}", PlanStatus.EXPIRED, []),
        ("status: expired, valid_to: 2025-12-31", PlanStatus.EXPIRED, ["expiry"]),
        ("status: repealed", PlanStatus.REPEALED, ["repeal"]),
        # Where days and status contradict each other, the days win.
        ("status: draft, hearing_from: 2026-03-02", PlanStatus.HEARING, []),
        (f"status: in_force, valid_to: 2025-12-31, {ADOPTED}", PlanStatus.EXPIRED, []),
    ],
)
def test_a_typed_status_stays_as_a_step_where_no_day_tells_of_it(
    written: str, status: PlanStatus, steps: list[str]
) -> None:
    plans = f"""\
plans:
  - {{{HEAD}, {written}}}
  - {{id: adopted, {OTHER}, {ADOPTED}}}
  - {{id: told, {OTHER}}}
"""
    held = parsed(SMALL + plans)
    assert statuses(held.plans, held.date)[0] is status
    assert [one.step.value for one in held.plans[0].steps] == steps


def test_a_land_use_part_whose_period_is_over_is_still_in_force() -> None:
    expired = HEAD.replace("temaplan", "land_use_part")
    held = parsed(
        f"{SMALL}plans: [{{{expired}, status: expired, valid_to: 2023-12-31, {ADOPTED}}}]"
    )
    assert statuses(held.plans, held.date) == (PlanStatus.IN_FORCE,)


def test_a_status_that_there_is_not_stays_to_be_told() -> None:
    with pytest.raises(Rejected) as rejected:
        parsed(f"{SMALL}plans: [{{{HEAD}, status: valid}}]")
    assert [one.line for one in rejected.value.diagnostics] == [SMALL.count("\n") + 1]


def test_a_dossier_of_today_that_types_a_status_is_told_what_it_follows_from() -> None:
    newest = SMALL.replace("schema: 1", "schema: 2")
    with pytest.raises(Rejected) as rejected:
        parsed(f"{newest}plans: [{{{HEAD}, status: draft}}]")
    assert [one.hint for one in rejected.value.diagnostics] == [
        say("it follows from the days and steps of the plan, and is not written")
    ]
