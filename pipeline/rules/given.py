"""Given names that are common in Norway: offices and organisations seldom begin with one."""

# From near the top of the lists of names of Statistics Norway, for all who live in the country.
_WRITTEN = """
    Aase Abdi Abdul Abdullah Adam Adrian Agnes Ahmad Ahmed Aisha Aksel Aleksander Alexander Alf
    Alfred Ali Alma Amalie Amanda Amina Amir Anders Andrea Andreas Andrzej Ane Anette Anita Ann
    Anna Anne Anniken Anton Are Arild Arne Arnt Arvid Asbjørn Asgeir Ask Aslak Astrid Atle Aud
    Audun Aurora Bente Berit Bernt Birger Birgit Birgitte Bjarne Bjørg Bjørn Bodil Brit Britt
    Brynjar Camilla Carina Carl Caroline Cathrine Cecilie Charlotte Christian Christina
    Christine Christoffer Dag Dagfinn Dagny Daniel David Edith Edvard Egil Eilif Einar Eirik
    Elena Elias Elin Elisabeth Elise Ella Ellen Elsa Else Elsie Emil Emilie Emma Endre Erik
    Erlend Erling Espen Esther Eva Even Fatima Fatuma Filip Finn Frank Fredrik Frida Frode
    Frøydis Geir Georg Gerd Gerda Grete Grethe Gro Gunn Gunnar Gunvor Guri Gustav Halvard Halvor
    Hanna Hannah Hanne Hans Harald Harry Hassan Hedda Hege Heidi Helene Helga Helge Henning
    Henriette Henrik Herman Hilda Hilde Hildegunn Hussein Håkon Håvard Ibrahim Ida Inga Ingar
    Inge Ingebjørg Ingeborg Inger Ingrid Ingunn Ingvar Ingvild Irene Isak Iselin Ivar Iver Jakob
    Jan Jane Janne Jarle Jeanette Jenny Jens Jo Joakim Johan Johanna Johanne Johannes John Jon
    Jonas Jorunn Josef Julia Julie Jørgen Jørn Kai Kaja Karen Kari Karin Karl Karoline Katrine
    Ketil Kim Kine Kirsten Kirsti Kjartan Kjell Kjersti Kjetil Klara Knut Kristian Kristiane
    Kristin Kristina Kristine Kristoffer Kurt Kåre Laila Lars Lasse Laura Lea Leif Lena Lene
    Leon Lidia Lillian Linda Line Linn Linnea Lisbeth Lise Liv Lucas Lukas Mads Magne Magnhild
    Magnus Mai Maja Malin Marcin Maren Margit Margrete Margrethe Maria Mariam Marianne Marie
    Marit Marius Marta Marte Martha Marthe Martin Mary Maryam Mathias Mathilde Mats Matteus
    Merete Mette Mia Michael Mikael Mikkel Mina Mohamed Mohammad Mohammed Mona Monica Morten
    Mustafa Nadia Nils Nina Nora Odd Oddbjørn Oddvar Ola Olaf Olav Ole Olga Oliver Omar Oscar
    Oskar Osman Per Peter Petra Petter Philip Piotr Preben Pål Ragna Ragnar Ragnhild Rakel Randi
    Rannveig Rasmus Rebekka Reidar Reidun Renate Rita Roald Roar Robert Roger Rolf Ronny Roy
    Runar Rune Ruth Samuel Sander Sandra Sara Sebastian Selma Sigmund Signe Sigrid Sigrun Sigurd
    Silje Simen Simon Sindre Siri Sissel Siv Sivert Sofia Sofie Solbjørg Solfrid Solveig Sondre
    Stein Steinar Stian Stig Stine Sunniva Svein Sverre Sølvi Tanja Terje Thea Theodor Thomas
    Thor Tobias Tom Tomas Tomasz Tommy Tone Tor Torbjørn Tord Tore Torgeir Torhild Torill
    Torstein Torunn Trine Trond Trude Trygve Turid Tuva Ulf Ulrik Unni Vebjørn Vegard Vera
    Vibeke Victor Victoria Vidar Vigdis Viktor Vilde Wenche William Yasmin Yngve Yusuf Yvonne
    Åge Åse Åshild Åsmund Øivind Ørjan Øystein Øyvind
"""
GIVEN_NAMES = frozenset(_WRITTEN.split())
