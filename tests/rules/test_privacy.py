"""Where a birth number is looked for: everywhere that an author can write."""

import pytest

from tests.rules.laying import codes

# The month is raised by 80, so the number is nobody's.
NUMBER = "01817010055"


@pytest.mark.parametrize(
    "fragment",
    [
        f"cases: [{{background: Gjelder {NUMBER}.}}]",
        'cases: [{background: "Gjelder 018170\\n\\n10055."}]',
        f'facts: [{{id: "{NUMBER}"}}]',
        "figures: [{id: 018170-10055}]",
        f"figures: [{{value: {NUMBER}}}]",
        f"mapping: {{needs: [{{count: {NUMBER}}}]}}",
        f"cases: [{{distribution: ['{NUMBER}']}}]",
        f"municipality: {{contact: {{role: Kontoret, email: '{NUMBER}@kommune.example'}}}}",
        f"waivers: [{{rule: C014, at: cases.{NUMBER}, reason: Avklart, until: 2026-12-31}}]",
        f"waivers: [{{rule: C014, at: cases, reason: 'Gjelder {NUMBER}', until: 2026-12-31}}]",
    ],
)
def test_a_birth_number_is_found_in_texts_keys_numbers_and_waivers(fragment: str) -> None:
    assert "X063" in codes(fragment)


@pytest.mark.parametrize(
    "fragment",
    [
        "cases: [{proposal: ['Sak 018170', '10055 kroner settes av.']}]",
        "figures: [{value: 1817010056}]",
        "figures: [{value: 18170100.55}]",
        "cases: [{background: 'Konto: 0181 70 10055.'}]",
    ],
)
def test_numbers_of_two_texts_and_other_numbers_are_let_be(fragment: str) -> None:
    assert "X063" not in codes(fragment)
