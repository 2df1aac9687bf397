"""The values foundation: each value, what it means in practice, and where it comes from."""

from pipeline.contract.declare import Prose, contract, declare, identifier
from pipeline.contract.timed import Timed


@contract
class Value(Timed):
    """One value of the foundation."""

    id: str = identifier(
        "Kort navn som vurderinger og spørsmål viser til.",
        "Kort namn som vurderingar og spørsmål viser til.",
        example="equal-worth",
    )
    title: str = declare(
        ("Tittel", "Verdien i noen få ord."),
        ("Tittel", "Verdien i nokre få ord."),
        example="Likeverd",
        usual=True,
    )
    text: Prose = declare(
        ("Tekst", "Verdien slik den foreslås eller er vedtatt."),
        ("Tekst", "Verdien slik han er foreslått eller vedteken."),
        example="Alle som søker bolig, blir møtt med respekt.",
        example_nn="Alle som søkjer bustad, blir møtte med respekt.",
    )
    practice: tuple[str, ...] = declare(
        ("I praksis", "Hva verdien betyr i det daglige, ett punkt om gangen."),
        ("I praksis", "Kva verdien betyr i det daglege, eitt punkt om gongen."),
        example="Vi skriver ned hva søkeren mener er viktig.",
        example_nn="Vi skriv ned kva søkjaren meiner er viktig.",
    )
    source: str = declare(
        ("Grunnlag", "Loven, planen eller innspillet som verdien bygger på."),
        ("Grunnlag", "Lova, planen eller innspelet som verdien byggjer på."),
        example="boligsosialloven § 1",
        usual=True,
    )


@contract
class Foundation(Timed):
    """The common values foundation for housing-social work."""

    title: str = declare(
        ("Tittel", "Navnet på verdigrunnlaget."),
        ("Tittel", "Namnet på verdigrunnlaget."),
        example="Felles verdigrunnlag for boligsosialt arbeid",
        example_nn="Felles verdigrunnlag for bustadsosialt arbeid",
        usual=True,
    )
    preamble: Prose = declare(
        ("Innledning", "Hva verdigrunnlaget er, og hvem det gjelder for."),
        ("Innleiing", "Kva verdigrunnlaget er, og kven det gjeld for."),
        example="Verdigrunnlaget gjelder alle som arbeider med bolig i kommunen.",
        example_nn="Verdigrunnlaget gjeld alle som arbeider med bustad i kommunen.",
        usual=True,
    )
    values: tuple[Value, ...] = declare(
        ("Verdier", "Verdiene i den rekkefølgen de skal stå."),
        ("Verdiar", "Verdiane i den rekkjefølgja dei skal stå."),
    )
