"""What is open at a unit or a person on a day goes to another; what is done stays."""

from tests.living.laying import DOSSIER, lay

PEOPLE = "{name: Kari Prøve, title: rådgiver}"
TEXT = f"""\
{DOSSIER}
responsibilities:
  - {{task: housing_finance, target_group: alle, responsible: nav, contributors: [staff]}}
  - {{task: organisation, target_group: alle, responsible: staff, contributors: [nav]}}
  - {{task: development, target_group: alle, responsible: nav, until: 2026-01-31}}
decisions:
  - {{id: d25, title: A, body: b, date: 2025-06-12, case_number: 1/25, case: done, points: [A]}}
cases:
  - {{id: done, date: 2025-05-12, officer: {PEOPLE}}}
  - {{id: open, date: 2027-01-12, officer: {PEOPLE}}}
follow_up:
  - id: first
    date: 2026-01-12
    reported: 2026-03-16
    officer: {PEOPLE}
    approver: {PEOPLE}
    requests:
      - {{recipient: nav, reason: R, questions: []}}
    answers:
      - {{recipient: nav, measure: advice, date: 2026-02-10, status: started, evidence: E,
          remedy: {{text: T, owner: nav, deadline: 2027-06-30}}}}
      - {{recipient: nav, value: v, date: 2026-02-10, evidence: E,
          remedy: {{text: T, owner: nav, deadline: 2026-06-30, status: done}}}}
  - id: second
    date: 2027-02-12
    officer: {PEOPLE}
    approver: {{name: Per Prøve, title: leder}}
    requests:
      - {{recipient: nav, reason: R, questions: []}}
"""
HEAD = "municipality: {number: 9901}\nrevision:\n  id: r\n  date: 2027-02-01\n  handover:\n"


def test_what_a_unit_has_to_do_goes_to_another() -> None:
    data = lay(TEXT, f"{HEAD}    - {{unit: nav, to: staff}}\n").page.data
    until = {"until": "2027-01-31"}
    (advice,) = data["plans"][0]["measures"]
    assert (advice["owner"], advice["earlier"]) == ("staff", [{**until, "owner": "nav"}])
    finance, organisation, ended = data["responsibilities"]
    # Who has the task does not help with it too.
    assert (finance["responsible"], finance.get("contributors")) == ("staff", None)
    assert finance["earlier"] == [{**until, "responsible": "nav", "contributors": ["staff"]}]
    assert organisation["earlier"] == [{**until, "contributors": ["nav"]}]
    assert ended["responsible"] == "nav"
    first, second = data["follow_up"]
    assert [one["remedy"]["owner"] for one in first["answers"]] == ["staff", "nav"]
    assert first["requests"][0]["recipient"] == "nav"
    assert second["requests"][0]["recipient"] == "staff"


def test_what_a_person_has_to_do_goes_to_another() -> None:
    one = "    - {person: Kari Prøve, to: Ola Prøve, title: leder}\n"
    data = lay(TEXT, HEAD + one).page.data
    done, open_ = data["cases"]
    new, old = ({"name": name, "title": title} for name, title in PAIRS)
    assert done["officer"] == old
    assert open_["officer"] == new
    assert open_["earlier"] == [{"until": "2027-01-31", "officer": old}]
    first, second = data["follow_up"]
    assert (first["officer"], first["approver"]) == (old, old)
    assert (second["officer"], second["approver"]["name"]) == (new, "Per Prøve")


PAIRS = (("Ola Prøve", "leder"), ("Kari Prøve", "rådgiver"))


def test_a_measure_that_is_done_stays() -> None:
    done = TEXT.replace("status: started", "status: done")
    data = lay(done, f"{HEAD}    - {{unit: nav, to: staff}}\n").page.data
    assert data["plans"][0]["measures"][0]["owner"] == "nav"


def test_a_plan_that_is_over_stays() -> None:
    over = TEXT.replace("valid_to: 2030-12-31", "valid_to: 2026-12-31")
    for text, owner in ((TEXT, "nav"), (over, "staff")):
        data = lay(text, f"{HEAD}    - {{unit: staff, to: nav}}\n").page.data
        assert data["plans"][0]["owner"] == owner
