"""Pictures: files beside the dossier that documents may show."""

from dataclasses import field
from typing import cast

from pipeline.contract.declare import contract, declare, identifier
from pipeline.contract.timed import Timed
from pipeline.word.picture import Picture


@contract
class Illustration(Timed):
    """A picture in the folder of the dossier, with the words for those who do not see it."""

    id: str = identifier("Kort navn.", "Kort namn.", example="map-of-centre")
    file: str = declare(
        (
            "Fil",
            "PNG eller JPEG på høyst 5 MB, i mappen til dossieret eller en mappe i den.",
        ),
        (
            "Fil",
            "PNG eller JPEG på høgst 5 MB, i mappa til dossieret eller ei mappe i ho.",
        ),
        example="bilder/kart.png",
    )
    alt: str = declare(
        ("Alternativ tekst", "Hva bildet viser, for den som ikke ser det. Minst tre ord."),
        ("Alternativ tekst", "Kva biletet viser, for den som ikkje ser det. Minst tre ord."),
        example="Kart over sentrum med de nye boligene",
        example_nn="Kart over sentrum med dei nye bustadene",
    )
    # Its bytes are read after the dossier is parsed, and before anybody prints it.
    picture: Picture = field(default=cast("Picture", None), repr=False)
